<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Mvc\Model;

interface ResultInterface
{
    public function setDirtyState(int $dirtyState): \Phalcon\Mvc\ModelInterface|bool;
}
