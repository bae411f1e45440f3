<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use FilesystemIterator;
use ParseError;
use PhpToken;
use RecursiveDirectoryIterator;
use RecursiveIteratorIterator;

/**
 * What the files of a module hold.
 */
final class ModuleFiles
{
    private const CLASSES = ['App', 'Lib', 'Models', 'Setup'];

    /** @return list<string> why PHP would refuse a file */
    public static function syntaxErrors(Module $module): array
    {
        $errors = [];
        foreach (self::find($module, '', ['php']) as $file) {
            try {
                PhpToken::tokenize((string)file_get_contents("$module->folder/$file"), TOKEN_PARSE);
            } catch (ParseError $e) {
                $errors[] = "$file:{$e->getLine()}: {$e->getMessage()}";
            }
        }

        return $errors;
    }

    /**
     * Loads every class that Core may ask for. One that does not fit its parent ends PHP at once, with PHP's own message.
     *
     * @return list<string> files that do not hold the class that is looked for in them
     */
    public static function missingClasses(Module $module): array
    {
        $missing = [];
        foreach (self::CLASSES as $folder) {
            foreach (self::find($module, $folder, ['php']) as $file) {
                $class = $module->className(strtr(substr($file, 0, -4), '/', '\\'));
                if (!class_exists($class) && !interface_exists($class) && !trait_exists($class)) {
                    $missing[] = "$file: $class";
                }
            }
        }

        return $missing;
    }

    /**
     * The translation keys that the module's code names.
     *
     * @return array<string, string> a file that does, by key
     */
    public static function keys(Module $module, string $prefix): array
    {
        $keys = [];
        foreach (self::find($module, '', ['php', 'volt', 'js']) as $file) {
            if (str_starts_with($file, 'tests/') || str_starts_with($file, 'Messages/')) {
                continue;
            }
            $text = (string)file_get_contents("$module->folder/$file");
            // The value of an enum is a part of its key, and may have these signs.
            $start = preg_quote($prefix, '/');
            preg_match_all("/(?<='){$start}[\\w.-]+(?=')|(?<!\\w){$start}\\w+/", $text, $matches);
            $keys += array_fill_keys($matches[0], $file);
        }

        return $keys;
    }

    /**
     * @param list<string> $extensions
     *
     * @return list<string> paths relative to the module
     */
    private static function find(Module $module, string $below, array $extensions): array
    {
        $folder = rtrim("$module->folder/$below", '/');
        if (!is_dir($folder)) {
            return [];
        }
        $files = [];
        $entries = new RecursiveIteratorIterator(new RecursiveDirectoryIterator($folder, FilesystemIterator::SKIP_DOTS));
        foreach ($entries as $entry) {
            $path = substr($entry->getPathname(), strlen($module->folder) + 1);
            if (in_array($entry->getExtension(), $extensions, true) && !str_starts_with($path, 'vendor/')) {
                $files[] = $path;
            }
        }
        sort($files);

        return $files;
    }
}
