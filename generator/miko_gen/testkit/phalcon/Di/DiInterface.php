<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Di;

interface DiInterface extends \ArrayAccess
{
    public function attempt(string $name, $definition, bool $shared = false): \Phalcon\Di\ServiceInterface|bool;
    public function get(string $name, $parameters = null);
    public static function getDefault(): ?\Phalcon\Di\DiInterface;
    public function getRaw(string $name);
    public function getService(string $name): \Phalcon\Di\ServiceInterface;
    public function getServices(): array;
    public function getShared(string $name, $parameters = null);
    public function has(string $name): bool;
    public function remove(string $name): void;
    public static function reset(): void;
    public function set(string $name, $definition, bool $shared = false): \Phalcon\Di\ServiceInterface;
    public static function setDefault(\Phalcon\Di\DiInterface $container): void;
    public function setService(string $name, \Phalcon\Di\ServiceInterface $rawDefinition): \Phalcon\Di\ServiceInterface;
    public function setShared(string $name, $definition): \Phalcon\Di\ServiceInterface;
}
