<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use ReflectionMethod;

/**
 * What models and the installer call of {Feature}Main while records are saved and deleted.
 *
 * The tests of generated files leave it out: they try rules with values that the author's methods may refuse or change.
 */
final class ModelHandlers
{
    private const VARIABLE = 'MIKO_GEN_WITHOUT_MODEL_HANDLERS';

    /** @param class-string $main */
    private function __construct(private readonly string $main)
    {
    }

    /** In this process, and in those that it starts from now on. */
    public static function leaveOut(bool $areLeftOut): void
    {
        putenv(self::VARIABLE . ($areLeftOut ? '=1' : ''));
    }

    /** @param class-string $main */
    public static function of(string $main): object
    {
        $isDouble = is_a($main, HandlerDouble::class, true);

        return getenv(self::VARIABLE) && !$isDouble ? new self($main) : new $main();
    }

    /** What changes nothing, and has nothing against it. */
    public function __call(string $method, array $arguments): mixed
    {
        return match ((string)(new ReflectionMethod($this->main, $method))->getReturnType()) {
            'string' => '',
            'array' => [],
            'bool' => true,
            'int', 'float' => 0,
            default => null,
        };
    }

    /** The file to load for a class of the module: of one that calls {Feature}Main while records are saved, a copy that asks here. */
    public static function file(string $file, Module $module): string
    {
        $main = $module->mainClass();
        $call = '(new ' . substr((string)strrchr($main, '\\'), 1) . '())->';
        $source = (string)file_get_contents($file);
        if (!preg_match('~/(Models|Setup)/\w+\.php$~D', $file) || !str_contains($source, $call)) {
            return $file;
        }
        $copy = getenv('MIKO_GEN_SCRATCH') . '/loaded/' . basename(dirname($file)) . '-' . getmypid() . '-' . basename($file);
        is_dir(dirname($copy)) || mkdir(dirname($copy), 0o700, true);
        file_put_contents($copy, str_replace($call, '(\\' . self::class . "::of(\\$main::class))->", $source));

        return $copy;
    }
}
