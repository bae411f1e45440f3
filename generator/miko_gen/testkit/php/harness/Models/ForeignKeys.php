<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Models;

use Phalcon\Messages\Message;
use Phalcon\Mvc\ModelInterface;
use Phalcon\Mvc\Model\Relation;
use Phalcon\Mvc\Model\RelationInterface;

/**
 * Virtual foreign keys: what relations with the option foreignKey forbid or take along.
 */
final class ForeignKeys
{
    public function __construct(private readonly ModelInterface $record)
    {
    }

    /** What the record belongs to must be there. */
    public function allowSave(): bool
    {
        $isAllowed = true;
        foreach ($this->relations([Relation::BELONGS_TO], Relation::ACTION_RESTRICT) as [$relation, $key]) {
            $values = $this->values($relation);
            $mayBeEmpty = ($key['allowNulls'] ?? false) && array_filter($values, static fn (mixed $value): bool => $value !== null && $value !== '') === [];
            if (!$mayBeEmpty && $this->countRelated($relation) === 0) {
                $fields = implode(', ', (array)$relation->getFields());
                $message = $key['message'] ?? "Value of field \"$fields\" does not exist on referenced table";
                $this->record->appendMessage($this->message($relation, $message));
                $isAllowed = false;
                break;
            }
        }

        return $this->end($isAllowed);
    }

    /** Nothing that has a say may be left behind. */
    public function allowDelete(): bool
    {
        $isAllowed = true;
        foreach ($this->relations([Relation::HAS_ONE, Relation::HAS_MANY], Relation::ACTION_RESTRICT) as [$relation, $key]) {
            if ($this->countRelated($relation) > 0) {
                $message = $key['message'] ?? "Record is referenced by model {$relation->getReferencedModel()}";
                $fields = implode(', ', (array)$relation->getFields());
                $this->record->appendMessage($this->message($relation, $message));
                $isAllowed = false;
                break;
            }
        }

        return $this->end($isAllowed);
    }

    public function cascade(): void
    {
        foreach ($this->relations([Relation::HAS_ONE, Relation::HAS_MANY], Relation::ACTION_CASCADE) as [$relation]) {
            foreach ($relation->getReferencedModel()::find($this->parameters($relation)) as $related) {
                $related->delete();
            }
        }
    }

    private function message(RelationInterface $relation, string $text): Message
    {
        $models = ['model' => $this->record::class, 'referenceModel' => $relation->getReferencedModel()];
        return new Message($text, implode(', ', (array)$relation->getFields()), 'ConstraintViolation', 0, $models);
    }

    private function end(bool $isAllowed): bool
    {
        if (!$isAllowed) {
            $this->record->fireEvent('onValidationFails');
            $this->record->fireEvent('notSaved');
        }
        return $isAllowed;
    }

    /**
     * @param list<int> $types
     * @return iterable<array{RelationInterface, array<string, mixed>}>
     */
    private function relations(array $types, int $action): iterable
    {
        foreach ($this->record->getModelsManager()->getRelations($this->record::class) as $relation) {
            $key = $relation->getForeignKey();
            if (in_array($relation->getType(), $types, true) && $key !== false && $key !== null) {
                $key = is_array($key) ? $key : [];
                if (($key['action'] ?? Relation::ACTION_RESTRICT) === $action) {
                    yield [$relation, $key];
                }
            }
        }
    }

    private function countRelated(RelationInterface $relation): int
    {
        return (int)$relation->getReferencedModel()::count($this->parameters($relation));
    }

    /** @return array{conditions: string, bind: array<string, mixed>} */
    private function parameters(RelationInterface $relation): array
    {
        $conditions = [];
        $bind = [];
        foreach ((array)$relation->getReferencedFields() as $number => $field) {
            $conditions[] = "[$field] = :key$number:";
            $bind["key$number"] = $this->values($relation)[$number];
        }

        return ['conditions' => implode(' AND ', $conditions), 'bind' => $bind];
    }

    /** @return list<mixed> */
    private function values(RelationInterface $relation): array
    {
        return array_map(fn (string $field): mixed => $this->record->readAttribute($field), (array)$relation->getFields());
    }
}
