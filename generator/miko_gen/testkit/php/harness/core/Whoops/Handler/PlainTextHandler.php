<?php

declare(strict_types=1);

namespace Whoops\Handler;

final class PlainTextHandler
{
}
