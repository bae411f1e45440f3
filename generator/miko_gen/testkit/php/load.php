<?php

/**
 * Loads every class of a module and says what PHP has to say against it, one line each.
 *
 *   php load.php ModuleFolder
 *
 * A class that does not fit its parent ends PHP at once, with PHP's own message. Exit code 0: nothing was found.
 */

declare(strict_types=1);

error_reporting(E_ALL);
ini_set('display_errors', 'stderr');
require __DIR__ . '/autoload.php';

$module = rtrim($argv[1], '/');
$namespace = 'Modules\\' . basename($module) . '\\';
$found = [];

set_error_handler(static function (int $level, string $message, string $file, int $line) use (&$found): bool {
    $found[] = "$file:$line: $message";
    return true;
});

spl_autoload_register(static function (string $class) use ($module, $namespace): void {
    $file = $module . '/' . str_replace('\\', '/', substr($class, strlen($namespace))) . '.php';
    if (str_starts_with($class, $namespace) && is_file($file)) {
        require $file;
    }
});

/** Is there a class, an interface, a trait or an enum of that name? */
function known(string $name): bool
{
    return class_exists($name) || interface_exists($name) || trait_exists($name) || enum_exists($name);
}

/**
 * The classes that a file imports, with the line of each.
 *
 * @return array<string, int>
 */
function imports(string $file): array
{
    preg_match_all('/^use (?!function |const )\\\\?([\w\\\\]+)(?: as \w+)?;/m', (string)file_get_contents($file), $matches, PREG_OFFSET_CAPTURE);
    $lines = [];
    foreach ($matches[1] as [$name, $offset]) {
        $lines[$name] = substr_count((string)file_get_contents($file), "\n", 0, $offset) + 1;
    }
    return $lines;
}

/** @return list<string> */
function phpFiles(string $folder): array
{
    if (!is_dir($folder)) {
        return [];
    }
    $files = [];
    $entries = new RecursiveIteratorIterator(new RecursiveDirectoryIterator($folder, FilesystemIterator::SKIP_DOTS));
    foreach ($entries as $entry) {
        if ($entry->getExtension() === 'php') {
            $files[] = $entry->getPathname();
        }
    }
    sort($files);
    return $files;
}

ob_start();
$loaded = 0;
foreach (['Setup', 'Models', 'Lib', 'App'] as $folder) {
    foreach (phpFiles("$module/$folder") as $file) {
        foreach (imports($file) as $name => $line) {
            if (!known($name)) {
                $found[] = "$file:$line: there is no class $name";
            }
        }
        $class = $namespace . str_replace('/', '\\', substr($file, strlen($module) + 1, -4));
        if (!known($class)) {
            $found[] = "$file: does not hold the class $class";
            continue;
        }
        $loaded++;
        $reflection = new ReflectionClass($class);
        foreach ([$reflection, ...$reflection->getMethods()] as $declared) {
            foreach ($declared->getAttributes() as $attribute) {
                try {
                    $attribute->newInstance();
                } catch (Throwable $error) {
                    $found[] = "$file: attribute {$attribute->getName()}: {$error->getMessage()}";
                }
            }
        }
    }
}
foreach (phpFiles("$module/agi-bin") as $file) {
    foreach (imports($file) as $name => $line) {
        if (!known($name)) {
            $found[] = "$file:$line: there is no class $name";
        }
    }
}
foreach (phpFiles("$module/Messages") as $file) {
    $texts = require $file;
    if (!is_array($texts) || array_filter($texts, 'is_string') !== $texts) {
        $found[] = "$file: does not return an array of texts";
    }
}
$printed = (string)ob_get_clean();
if ($printed !== '') {
    $found[] = 'loading it prints: ' . $printed;
}
if ($loaded === 0) {
    $found[] = "$module: holds no class";
}

echo $found === [] ? "$loaded classes loaded\n" : implode("\n", $found) . "\n";
exit($found === [] ? 0 : 1);
