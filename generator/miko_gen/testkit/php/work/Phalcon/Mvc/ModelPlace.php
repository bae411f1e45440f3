<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Mvc;

use Phalcon\Db\Adapter\AdapterInterface;
use Phalcon\Events\ManagerInterface as EventsManagerInterface;
use Phalcon\Mvc\Model\ManagerInterface;
use Phalcon\Mvc\Model\MetaDataInterface;
use Phalcon\Mvc\Model\Relation;
use Phalcon\Mvc\ModelInterface;

/** Where a record belongs: its table, connections, managers and relations. */
trait ModelPlace
{
    public function getModelsManager(): ManagerInterface
    {
        return $this->modelsManager;
    }

    public function getModelsMetaData(): MetaDataInterface
    {
        return $this->container->getShared('modelsMetadata');
    }

    public function getEventsManager(): ?EventsManagerInterface
    {
        return $this->modelsManager->getCustomEventsManager($this);
    }

    public function setEventsManager(EventsManagerInterface $eventsManager)
    {
        $this->modelsManager->setCustomEventsManager($this, $eventsManager);
    }

    final public function getSource(): string
    {
        return $this->modelsManager->getModelSource($this);
    }

    final public function getSchema(): ?string
    {
        return null;
    }

    final public function getReadConnection(): AdapterInterface
    {
        return $this->modelsManager->getReadConnection($this);
    }

    final public function getWriteConnection(): AdapterInterface
    {
        return $this->modelsManager->getWriteConnection($this);
    }

    final public function getReadConnectionService(): string
    {
        return $this->modelsManager->getReadConnectionService($this);
    }

    final public function getWriteConnectionService(): string
    {
        return $this->modelsManager->getWriteConnectionService($this);
    }

    final public function setConnectionService(string $connectionService): void
    {
        $this->modelsManager->setConnectionService($this, $connectionService);
    }

    final protected function setSource(string $source): ModelInterface
    {
        $this->modelsManager->setModelSource($this, $source);
        return $this;
    }

    protected function belongsTo($fields, string $referenceModel, $referencedFields, array $options = []): Relation
    {
        return $this->modelsManager->addBelongsTo($this, $fields, $referenceModel, $referencedFields, $options);
    }

    protected function hasMany($fields, string $referenceModel, $referencedFields, array $options = []): Relation
    {
        return $this->modelsManager->addHasMany($this, $fields, $referenceModel, $referencedFields, $options);
    }

    protected function hasOne($fields, string $referenceModel, $referencedFields, array $options = []): Relation
    {
        return $this->modelsManager->addHasOne($this, $fields, $referenceModel, $referencedFields, $options);
    }

    protected function hasManyToMany($fields, string $intermediateModel, $intermediateFields, $intermediateReferencedFields, string $referenceModel, $referencedFields, array $options = []): Relation
    {
        return $this->modelsManager->addHasManyToMany(
            $this,
            $fields,
            $intermediateModel,
            $intermediateFields,
            $intermediateReferencedFields,
            $referenceModel,
            $referencedFields,
            $options
        );
    }
}
