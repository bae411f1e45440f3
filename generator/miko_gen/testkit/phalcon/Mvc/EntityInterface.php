<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Mvc;

interface EntityInterface
{
    public function readAttribute(string $attribute);
    public function writeAttribute(string $attribute, $value);
}
