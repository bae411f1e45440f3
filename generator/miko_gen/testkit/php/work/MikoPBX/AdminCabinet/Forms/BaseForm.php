<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\AdminCabinet\Forms;

use MikoPBX\AdminCabinet\Forms\Elements\SemanticUIDropdown;
use MikoPBX\AdminCabinet\Library\SecurityHelper;
use MikoPBX\Common\Providers\PBXConfModulesProvider;
use Phalcon\Forms\Element\Check;
use Phalcon\Forms\Element\TextArea;

/** Core's inputs; every form can be changed by modules (onBeforeFormInitialize). */
trait BaseForm
{
    public function initialize($entity = null, $options = null): void
    {
        PBXConfModulesProvider::hookModulesMethod('onBeforeFormInitialize', [$this, $entity ?? (object)[], $options]);
    }

    /** Phalcon escapes the value again, unless skipEscaping is set: Core's own behaviour. */
    public function addTextArea(string $areaName, string $areaValue, int $areaWidth = 90, array $options = []): void
    {
        $isSafe = $options['skipEscaping'] ?? false;
        unset($options['skipEscaping']);
        $shown = $areaValue ?: ($options['placeholder'] ?? '');
        $rows = 1;
        foreach ($shown ? explode("\n", $shown) : [] as $line) {
            $rows += ceil(strlen($line) / $areaWidth);
        }
        $this->add(new TextArea($areaName, [
            ...$options,
            'rows' => max($rows, 2),
            'value' => $isSafe ? $areaValue : SecurityHelper::escapeHtml($areaValue),
        ]));
    }

    public function addCheckBox(string $fieldName, bool $checked, string $checkedValue = 'on'): void
    {
        $attributes = $checked ? ['checked' => $checkedValue, 'value' => $checkedValue] : ['value' => null];
        $this->add(new Check($fieldName, $attributes));
    }

    protected function addSemanticUIDropdown(
        string $name,
        array $options = [],
        $value = null,
        array $attributes = []
    ): void {
        $dropdown = new SemanticUIDropdown($name, $options, $attributes);
        if ($value !== null) {
            $dropdown->setDefault($value);
        }
        $this->add($dropdown);
    }
}
