<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use FilesystemIterator;
use RecursiveDirectoryIterator;
use RecursiveIteratorIterator;
use RuntimeException;

/**
 * A folder for one run of the tests: it goes when the run ends.
 */
final class Scratch
{
    public static function make(): string
    {
        // A database writes through to the disk with every row; in memory that costs nothing.
        $parent = is_writable('/dev/shm') ? '/dev/shm' : sys_get_temp_dir();
        $folder = "$parent/miko-gen-tests-" . getmypid();
        self::remove($folder);
        if (!mkdir($folder, 0o700)) {
            throw new RuntimeException("cannot make the folder $folder");
        }
        $owner = getmypid();
        register_shutdown_function(static function () use ($folder, $owner): void {
            if (getmypid() === $owner) {
                self::remove($folder);
            }
        });

        return $folder;
    }

    /** Symbolic links go, what they point to stays. */
    public static function remove(string $folder): void
    {
        if (!is_dir($folder) || is_link($folder)) {
            return;
        }
        $entries = new RecursiveIteratorIterator(
            new RecursiveDirectoryIterator($folder, FilesystemIterator::SKIP_DOTS),
            RecursiveIteratorIterator::CHILD_FIRST
        );
        foreach ($entries as $entry) {
            $entry->isDir() && !$entry->isLink() ? rmdir((string)$entry) : unlink((string)$entry);
        }
        rmdir($folder);
    }
}
