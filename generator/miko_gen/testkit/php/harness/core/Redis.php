<?php

declare(strict_types=1);

/**
 * The name of the extension's class, for a PHP without it: Core's methods declare it as what they return.
 */
class Redis
{
}
