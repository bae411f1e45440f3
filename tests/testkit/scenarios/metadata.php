<?php

// What Phalcon reads out of the annotations.

use Modules\ModuleProbe\Models\Houses;
use Modules\ModuleProbe\Models\Rooms;
use Phalcon\Di\Di;

foreach ([new Houses(), new Rooms()] as $model) {
    $metaData = $model->getModelsMetaData();
    foreach (['getAttributes', 'getPrimaryKeyAttributes', 'getNonPrimaryKeyAttributes', 'getNotNullAttributes', 'getDataTypes', 'getDataTypesNumeric', 'getIdentityField', 'getBindTypes', 'getAutomaticCreateAttributes', 'getAutomaticUpdateAttributes', 'getDefaultValues', 'getEmptyStringAttributes', 'getColumnMap', 'getReverseColumnMap'] as $method) {
        say($method, attempt(fn () => $metaData->{$method}($model)));
    }
    say($metaData->hasAttribute($model, 'id'), $metaData->hasAttribute($model, 'nothing'));
}
$annotations = Di::getDefault()->get('annotations');
$reflection = $annotations->get(Houses::class);
say($reflection->getClassAnnotations()->has('Indexes'), $reflection->getClassAnnotations()->get('Indexes')->getArguments());
$properties = $reflection->getPropertiesAnnotations();
say(array_keys($properties), $properties['town']->get('Column')->getArguments(), $properties['id']->has('Primary'), $properties['id']->has('Nothing'), $properties['code']->get('Column')->getArgument('length'), $properties['code']->get('Column')->hasArgument('size'));
