<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Html\Attributes;

interface AttributesInterface
{
    public function getAttributes(): \Phalcon\Html\Attributes;
    public function setAttributes(\Phalcon\Html\Attributes $attributes): \Phalcon\Html\Attributes\AttributesInterface;
}
