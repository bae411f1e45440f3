<?php

// Core's own models: tables, columns, relations.

use Phalcon\Di\Di;

$metaData = Di::getDefault()->get('modelsMetadata');
$names = [
    'CallDetailRecords', 'CallQueueMembers', 'CallQueues', 'ConferenceRooms', 'DialplanApplications', 'Extensions', 'ExternalPhones',
    'FirewallRules', 'IncomingRoutingTable', 'IvrMenu', 'IvrMenuActions', 'NetworkFilters', 'OutWorkTimes', 'OutgoingRoutingTable',
    'PbxExtensionModules', 'PbxSettings', 'Providers', 'Sip', 'SoundFiles', 'Users',
];
foreach ($names as $name) {
    $class = "MikoPBX\\Common\\Models\\$name";
    $model = new $class();
    say($name, $model->getSource(), $model->getReadConnectionService(), $metaData->getAttributes($model), $metaData->getPrimaryKeyAttributes($model), $metaData->getIdentityField($model) ?: null);
    say($metaData->getDataTypes($model), $metaData->getNotNullAttributes($model), $metaData->getDefaultValues($model), $metaData->getColumnMap($model));
    say(array_filter($model->toArray(), static fn (mixed $value): bool => $value !== null));
    foreach ($model->getModelsManager()->getRelations($class) as $relation) {
        say($relation->getType(), $relation->getFields(), $relation->getReferencedModel(), $relation->getReferencedFields(), $relation->getOptions());
    }
}
