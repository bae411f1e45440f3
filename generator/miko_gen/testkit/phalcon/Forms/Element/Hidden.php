<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Forms\Element;

class Hidden extends \Phalcon\Forms\Element\AbstractElement
{
    protected $method = 'inputHidden';
}
