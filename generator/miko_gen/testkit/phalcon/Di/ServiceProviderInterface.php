<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Di;

interface ServiceProviderInterface
{
    public function register(\Phalcon\Di\DiInterface $di): void;
}
