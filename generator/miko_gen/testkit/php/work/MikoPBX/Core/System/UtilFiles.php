<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\Core\System;

use FilesystemIterator;
use RecursiveDirectoryIterator;
use RecursiveIteratorIterator;

/** Files and folders. Owners and rights stay as they are: tests need not run as root. */
trait UtilFiles
{
    public static function mwMkdir(string $parameters, bool $addWWWRights = false): bool
    {
        $made = true;
        foreach (array_filter(explode(' ', $parameters)) as $folder) {
            $made = (is_dir($folder) || (!file_exists($folder) && mkdir($folder, 0755, true))) && $made;
        }

        return $made;
    }

    public static function rRmDir(string $dir): void
    {
        if (!is_dir($dir)) {
            return;
        }
        foreach (array_diff(scandir($dir) ?: [], ['.', '..']) as $name) {
            is_dir("$dir/$name") && !is_link("$dir/$name") ? self::rRmDir("$dir/$name") : unlink("$dir/$name");
        }
        rmdir($dir);
    }

    public static function createUpdateSymlink(string $target, string $link, bool $isFile = false): bool
    {
        if (!$isFile) {
            self::mwMkdir($target);
        }
        if (is_link($link) && readlink($link) === $target) {
            return false;
        }
        if (is_dir($link) && !is_link($link)) {
            rmdir($link);
        } elseif (is_link($link) || is_file($link)) {
            unlink($link);
        }
        symlink($target, $link);

        return true;
    }

    public static function fileWriteContent(string $filename, string $data): void
    {
        file_put_contents($filename, $data);
    }

    public static function mFileSize(string $filename): int|float
    {
        return is_file($filename) ? (int)filesize($filename) : 0;
    }

    public static function recFileExists(string $filename): ?bool
    {
        return self::mFileSize($filename) > 0;
    }

    /** In megabytes. */
    public static function getSizeOfFile(string $filename): float
    {
        if (!is_dir($filename)) {
            return round(self::mFileSize($filename) / 1048576, 2);
        }
        $bytes = 0;
        $files = new RecursiveDirectoryIterator($filename, FilesystemIterator::SKIP_DOTS);
        foreach (new RecursiveIteratorIterator($files) as $file) {
            $bytes += $file->getSize();
        }

        return round($bytes / 1048576, 2);
    }

    public static function getExtensionOfFile(string $filename): string
    {
        return pathinfo($filename, PATHINFO_EXTENSION);
    }

    public static function trimExtensionForFile(string $filename, string $delimiter = '.'): string
    {
        $parts = explode($delimiter, $filename);

        return count($parts) > 1 ? implode($delimiter, array_slice($parts, 0, -1)) : $filename;
    }

    public static function addRegularWWWRights($folder): void
    {
    }

    public static function addExecutableRights(string $folder): void
    {
    }
}
