<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Pages;

/**
 * How a name is written in an address and in a class.
 */
final class Names
{
    /** module-black-list and Module_black_list become ModuleBlackList. */
    public static function camel(string $name): string
    {
        return str_replace(['-', '_'], '', ucwords(ucfirst($name), '-_'));
    }

    /** ModuleBlackList becomes module-black-list. */
    public static function slug(string $name): string
    {
        return strtolower((string)preg_replace('/(?<!^)(?=[A-Z])/', '-', $name));
    }
}
