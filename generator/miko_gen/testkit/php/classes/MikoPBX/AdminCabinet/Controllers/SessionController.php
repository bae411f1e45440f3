<?php

declare(strict_types=1);

namespace MikoPBX\AdminCabinet\Controllers;

/**
 * Names of what Core keeps of a session.
 */
class SessionController extends BaseController
{
    public const string ROLE = 'role';
    public const string HOME_PAGE = 'homePage';
    public const string USER_NAME = 'userName';
}
