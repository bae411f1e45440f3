<?php

declare(strict_types=1);

namespace MikoPBX\AdminCabinet\Forms;

/** One of Core's own forms, with the inputs of modules only. */
class ExtensionEditForm extends BaseForm
{
    public function initialize($entity = null, $options = null): void
    {
        parent::initialize(null, $options);
    }
}
