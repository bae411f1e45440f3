<?php

declare(strict_types=1);

namespace Modules\ModuleProbe\Setup;

use MikoPBX\Modules\Setup\PbxExtensionSetupBase;

class PbxExtensionSetup extends PbxExtensionSetupBase
{
}
