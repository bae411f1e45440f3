<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Assets\Asset;

trait Js
{
    public function __construct(
        string $path,
        ?bool $local = null,
        ?bool $filter = null,
        array $attributes = [],
        ?string $version = null,
        ?bool $autoVersion = null
    ) {
        parent::__construct('js', $path, $local, $filter, $attributes, $version, $autoVersion);
    }
}
