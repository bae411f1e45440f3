<?php

declare(strict_types=1);

namespace MikoPBX\Common\Config;

/**
 * Stands for Core's own of that name (src/Common/Config/functions.php): the application's folder is the tests'.
 */
function appPath(string $path = ''): string
{
    return MIKO_GEN_CORE_APP . ($path === '' ? '' : "/$path");
}
