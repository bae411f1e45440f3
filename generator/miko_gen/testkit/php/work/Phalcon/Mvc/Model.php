<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Mvc;

use MikoGen\TestKit\Models\Finder;
use MikoGen\TestKit\Models\Hydration;
use MikoGen\TestKit\Models\Saving;
use MikoGen\TestKit\Models\Table;
use Phalcon\Di\Di;
use Phalcon\Di\DiInterface;
use Phalcon\Filter\Validation\ValidationInterface;
use Phalcon\Messages\Message;
use Phalcon\Messages\MessageInterface;
use Phalcon\Mvc\Model\Exception;
use Phalcon\Mvc\Model\ManagerInterface;
use Phalcon\Mvc\Model\Relation;
use Phalcon\Mvc\ModelInterface;

/** A record: what it keeps is here, finding and saving are done by the classes of MikoGen\TestKit\Models. */
trait Model
{
    use ModelFinding;
    use ModelPlace;
    use ModelSnapshots;
    use ModelValues;

    /** @var array<string, mixed> related records that are saved with this one, by alias */
    private array $kitAssigned = [];

    final public function __construct($data = null, ?DiInterface $container = null, ?ManagerInterface $modelsManager = null)
    {
        $this->container = $container ?? Di::getDefault();
        $this->modelsManager = $modelsManager ?? $this->container->getShared('modelsManager');
        $this->errorMessages = [];
        $this->modelsManager->initialize($this);
        if (method_exists($this, 'onConstruct')) {
            $this->onConstruct($data);
        }
        if (is_array($data)) {
            $this->assign($data);
        }
    }

    public static function setup(array $options): void
    {
    }

    public function __call(string $method, array $arguments)
    {
        foreach (['findFirstBy', 'findBy', 'countBy'] as $prefix) {
            if (str_starts_with($method, $prefix)) {
                return static::__callStatic($method, $arguments);
            }
        }
        $alias = substr($method, 3);
        if (str_starts_with($method, 'get') && $this->modelsManager->getRelationByAlias(static::class, $alias)) {
            return $this->getRelated($alias, $arguments[0] ?? null);
        }
        throw new Exception("The method '$method' doesn't exist on model '" . static::class . "'");
    }

    public function __get(string $property)
    {
        if ($property === '_modelsManager') {
            return $this->modelsManager;
        }
        if ($this->modelsManager->getRelationByAlias(static::class, $property)) {
            return $this->getRelated($property);
        }
        trigger_error('Access to undefined property ' . static::class . "::$property");
        return null;
    }

    public function __set(string $property, $value)
    {
        if ((is_object($value) || is_array($value)) && $this->modelsManager->getRelationByAlias(static::class, $property)) {
            $this->kitAssigned[strtolower($property)] = $value;
            return;
        }
        $this->{$property} = $value;
    }

    public function __isset(string $property): bool
    {
        return (bool)$this->modelsManager->getRelationByAlias(static::class, $property);
    }

    public function save(): bool
    {
        $assigned = $this->kitAssigned;
        $this->kitAssigned = [];
        foreach ($assigned as $alias => $record) {
            $relation = $this->modelsManager->getRelationByAlias(static::class, $alias);
            if ($relation->getType() === Relation::BELONGS_TO) {
                if (!$record->save()) {
                    array_map($this->appendMessage(...), $record->getMessages());
                    return false;
                }
                $this->{$relation->getFields()} = $record->{$relation->getReferencedFields()};
            }
        }
        $isSaved = $this->kitWrite(fn (Saving $saving): bool => $this->kitSave($saving, $saving->exists()));
        foreach ($isSaved ? $assigned : [] as $alias => $records) {
            $relation = $this->modelsManager->getRelationByAlias(static::class, $alias);
            foreach ($relation->getType() === Relation::BELONGS_TO ? [] : (is_array($records) ? $records : [$records]) as $record) {
                $record->{$relation->getReferencedFields()} = $this->{$relation->getFields()};
                $isSaved = $record->save() && $isSaved;
            }
        }

        return $isSaved;
    }

    public function create(): bool
    {
        return $this->kitWrite(function (Saving $saving): bool {
            if ($saving->exists()) {
                $this->kitRefuse('Record cannot be created because it already exists', 'InvalidCreateAttempt');
                return false;
            }
            return $this->kitSave($saving, false);
        });
    }

    public function update(): bool
    {
        return $this->kitWrite(function (Saving $saving): bool {
            if (!$saving->exists()) {
                $this->kitRefuse('Record cannot be updated because it does not exist', 'InvalidUpdateAttempt');
                return false;
            }
            return $this->kitSave($saving, true);
        });
    }

    public function delete(): bool
    {
        $this->operationMade = self::OP_DELETE;

        return $this->kitWrite(static fn (Saving $saving): bool => $saving->delete());
    }

    public function getOperationMade(): int
    {
        return $this->operationMade;
    }

    public function refresh(): ModelInterface
    {
        if ($this->dirtyState !== self::DIRTY_STATE_PERSISTENT) {
            throw new Exception('The record cannot be refreshed because it does not exist or is deleted in \'' . static::class . "'");
        }
        $key = Table::of(static::class)->primary[0];
        $row = (new Finder(static::class, ['conditions' => "[$key] = :key:", 'bind' => ['key' => $this->{$key}]]))->rows(1)[0] ?? null;
        if ($row !== null) {
            Hydration::assign($this, $row, null);
            $this->setSnapshotData($row);
        }

        return $this;
    }

    public function appendMessage(MessageInterface $message): ModelInterface
    {
        $this->errorMessages[] = $message;
        return $this;
    }

    public function getMessages($filter = null): array
    {
        if ($filter === null) {
            return $this->errorMessages;
        }
        return array_values(array_filter(
            $this->errorMessages,
            static fn (MessageInterface $message): bool => in_array($message->getField(), (array)$filter, true)
        ));
    }

    public function validationHasFailed(): bool
    {
        return $this->errorMessages !== [];
    }

    public function fireEvent(string $eventName): bool
    {
        if (method_exists($this, $eventName)) {
            $this->{$eventName}();
        }
        return $this->modelsManager->notifyEvent($eventName, $this) !== false;
    }

    public function fireEventCancel(string $eventName): bool
    {
        if (method_exists($this, $eventName) && $this->{$eventName}() === false) {
            return false;
        }
        return $this->modelsManager->notifyEvent($eventName, $this) !== false;
    }

    public function getRelated(string $alias, $arguments = null)
    {
        $relation = $this->modelsManager->getRelationByAlias(static::class, $alias)
            ?: throw new Exception("There is no defined relations for the model '" . static::class . "' using alias '$alias'");
        return $this->kitAssigned[strtolower($alias)] ?? $this->modelsManager->getRelationRecords($relation, $this, $arguments);
    }

    public function getDirtyState(): int
    {
        return $this->dirtyState;
    }

    public function setDirtyState(int $dirtyState)
    {
        $this->dirtyState = $dirtyState;
        return $this;
    }

    protected function validate(ValidationInterface $validator): bool
    {
        $messages = $validator->validate(null, $this);
        foreach (is_bool($messages) ? [] : $messages as $message) {
            $this->appendMessage($message);
        }
        return $messages === true || (is_countable($messages) && count($messages) === 0);
    }

    private function kitSave(Saving $saving, bool $exists): bool
    {
        $this->operationMade = $exists ? self::OP_UPDATE : self::OP_CREATE;

        return $saving->save($exists);
    }

    private function kitWrite(\Closure $write): bool
    {
        $this->errorMessages = [];
        return $write(new Saving($this));
    }

    private function kitRefuse(string $message, string $type): void
    {
        $this->appendMessage(new Message($message, null, $type, 0, ['model' => static::class]));
    }
}
