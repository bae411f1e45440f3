<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\PBXCoreREST\Lib\Common;

use MikoPBX\AdminCabinet\Library\SecurityHelper;
use MikoPBX\Common\Models\Extensions;
use MikoPBX\Common\Models\NetworkFilters;
use MikoPBX\Common\Models\SoundFiles;
use MikoPBX\Core\System\Util;

/** Fields as an answer shows them. */
trait AbstractDataStructureFields
{
    public static function addNetworkFilterField(array $data, string $fieldName, $networkFilterId): array
    {
        $data[$fieldName] = empty($networkFilterId) ? 'none' : (string)$networkFilterId;
        $data["{$fieldName}_represent"] = self::getNetworkFilterRepresentation($networkFilterId);

        return $data;
    }

    public static function getNetworkFilterRepresentation($networkFilterId): string
    {
        if (empty($networkFilterId) || $networkFilterId === 'none') {
            return '<i class="globe icon"></i> ' . Util::translate('ex_NoNetworkFilter');
        }
        if ($networkFilterId === 'localhost') {
            return '<i class="home icon"></i> ' . Util::translate('fw_LocalhostOnly');
        }

        return (NetworkFilters::findFirstById($networkFilterId) ?: null)?->getRepresent() ?? '';
    }

    protected static function addExtensionField(array $data, string $fieldName, ?string $extensionNumber): array
    {
        $data[$fieldName] = (string)$extensionNumber;
        $data["{$fieldName}_represent"] = self::getExtensionRepresentation($extensionNumber);

        return $data;
    }

    protected static function addMultipleExtensionFields(array $data, array $extensionFields): array
    {
        foreach ($extensionFields as $field => $number) {
            $data = self::addExtensionField($data, $field, $number);
        }

        return $data;
    }

    protected static function addMultipleSoundFileFields(array $data, array $soundFileFields): array
    {
        foreach ($soundFileFields as $field => $id) {
            $data = self::addSoundFileField($data, $field, $id);
        }

        return $data;
    }

    protected static function addSoundFileField(array $data, string $fieldName, ?string $soundFileId): array
    {
        $data[$fieldName] = (string)$soundFileId;
        $data["{$fieldName}_represent"] = self::getSoundFileRepresentation($soundFileId);

        return $data;
    }

    protected static function applyTransformations(array $data, array $transformations): array
    {
        $step = static fn (array $before, callable $transformation): array => $transformation($before);

        return array_reduce(array_filter($transformations, is_callable(...)), $step, $data);
    }

    protected static function convertIntegerFields(array $data, array $integerFields): array
    {
        return self::kitEach($data, $integerFields, intval(...));
    }

    protected static function convertNumericFieldsToStrings(array $data, array $numericFields): array
    {
        return self::kitEach($data, $numericFields, strval(...));
    }

    protected static function createBaseStructure($model): array
    {
        $data = ['id' => (string)$model->id, 'uniqid' => $model->uniqid ?? '', 'extension' => $model->extension ?? ''];
        foreach (['name', 'description'] as $field) {
            if (isset($model->$field)) {
                $data[$field] = $model->$field;
            }
        }

        return $data;
    }

    protected static function createForList($model): array
    {
        $data = self::createBaseStructure($model);

        return method_exists($model, 'getRepresent') ? [...$data, 'represent' => $model->getRepresent()] : $data;
    }

    protected static function escapeTextFields(array $data, array $textFields): array
    {
        return self::kitEach($data, $textFields, SecurityHelper::escapeHtml(...));
    }

    protected static function formatBooleanFields(array $data, array $booleanFields): array
    {
        return self::kitEach($data, $booleanFields, static fn (mixed $value): bool => $value === '1');
    }

    protected static function getExtensionRepresentation(?string $extensionNumber): string
    {
        $found = empty($extensionNumber) ? null : Extensions::findFirstByNumber($extensionNumber);

        return $found ? $found->getRepresent() : '';
    }

    protected static function getSoundFileRepresentation(?string $soundFileId): string
    {
        $found = empty($soundFileId) ? null : SoundFiles::findFirstById($soundFileId);

        return $found ? $found->getRepresent() : '';
    }

    protected static function handleNullValues(array $data, array $fields = []): array
    {
        $nulls = array_filter($data, is_null(...));

        return array_replace($data, array_fill_keys(array_intersect($fields ?: array_keys($data), array_keys($nulls)), ''));
    }

    /** Changes the fields that have a value. */
    private static function kitEach(array $data, array $fields, callable $change): array
    {
        foreach ($fields as $field) {
            if (isset($data[$field])) {
                $data[$field] = $change($data[$field]);
            }
        }

        return $data;
    }
}
