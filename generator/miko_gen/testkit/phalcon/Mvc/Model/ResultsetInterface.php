<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Mvc\Model;

interface ResultsetInterface
{
    public function delete(?\Closure $conditionCallback = null): bool;
    public function filter(callable $filter): array;
    public function getCache();
    public function getFirst();
    public function getHydrateMode(): int;
    public function getLast(): ?\Phalcon\Mvc\ModelInterface;
    public function getMessages(): array;
    public function getType(): int;
    public function isFresh(): bool;
    public function setHydrateMode(int $hydrateMode): \Phalcon\Mvc\Model\ResultsetInterface;
    public function setIsFresh(bool $isFresh): \Phalcon\Mvc\Model\ResultsetInterface;
    public function toArray(): array;
    public function update($data, ?\Closure $conditionCallback = null): bool;
}
