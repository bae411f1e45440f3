<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Di;

class Di implements \Phalcon\Di\DiInterface
{
    protected $services = [];
    protected $sharedInstances = [];
    protected $eventsManager;
    protected static $defaultDi;
    public function __construct() {}
    public function __call(string $method, array $arguments = []) { return null; }
    public function attempt(string $name, $definition, bool $shared = false): \Phalcon\Di\ServiceInterface|bool { return false; }
    public function get(string $name, $parameters = null) { return null; }
    public static function getDefault(): ?\Phalcon\Di\DiInterface { return null; }
    public function getInternalEventsManager(): ?\Phalcon\Events\ManagerInterface { return null; }
    public function getRaw(string $name) { return null; }
    public function getService(string $name): \Phalcon\Di\ServiceInterface { throw new \LogicException('A stand-in has no such object.'); }
    public function getServices(): array { return []; }
    public function getShared(string $name, $parameters = null) { return null; }
    protected function loadFromConfig(\Phalcon\Config\ConfigInterface $config): void {}
    public function loadFromPhp(string $filePath): void {}
    public function loadFromYaml(string $filePath, ?array $callbacks = null): void {}
    public function has(string $name): bool { return false; }
    public function offsetGet(mixed $name): mixed { return null; }
    public function offsetExists($name): bool { return false; }
    public function offsetSet($offset, $value): void {}
    public function offsetUnset($name): void {}
    public function register(\Phalcon\Di\ServiceProviderInterface $provider): void {}
    public function remove(string $name): void {}
    public static function reset(): void {}
    public function set(string $name, $definition, bool $shared = false): \Phalcon\Di\ServiceInterface { throw new \LogicException('A stand-in has no such object.'); }
    public static function setDefault(\Phalcon\Di\DiInterface $container): void {}
    public function setInternalEventsManager(\Phalcon\Events\ManagerInterface $eventsManager) {}
    public function setService(string $name, \Phalcon\Di\ServiceInterface $rawDefinition): \Phalcon\Di\ServiceInterface { throw new \LogicException('A stand-in has no such object.'); }
    public function setShared(string $name, $definition): \Phalcon\Di\ServiceInterface { throw new \LogicException('A stand-in has no such object.'); }
}
