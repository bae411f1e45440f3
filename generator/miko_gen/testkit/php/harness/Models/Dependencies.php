<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Models;

use Phalcon\Messages\Message;
use Phalcon\Mvc\Model\Exception;
use Phalcon\Mvc\Model\Relation;
use Phalcon\Mvc\Model\RelationInterface;
use Phalcon\Mvc\ModelInterface;

/**
 * What Core asks before a record goes, and what it says about what keeps it (Common/Models/ModelsBase.php).
 */
final class Dependencies
{
    /** Records that refer to this one forbid it, or go with it. */
    public static function allowDelete(ModelInterface $first, ModelInterface $record): bool
    {
        $isAllowed = true;
        foreach ($record->getModelsManager()->getRelations($record::class) as $relation) {
            $action = ($relation->getOption('foreignKey') ?? [])['action'] ?? null;
            if ($action !== Relation::ACTION_RESTRICT && $action !== Relation::ACTION_CASCADE) {
                continue;
            }
            foreach (self::related($record, $relation) as $related) {
                if (self::isSame($related, $first) || self::isSame($related, $record)) {
                    continue;
                }
                if ($action === Relation::ACTION_RESTRICT) {
                    $what = ['represent' => $related->getRepresent(true)];
                    $first->appendMessage(new Message($first->t('mo_BeforeDeleteFirst', $what)));
                    $isAllowed = false;
                } else {
                    $isAllowed = $isAllowed && self::deleteWith($first, $related);
                }
            }
        }

        return $isAllowed;
    }

    /** @return iterable<ModelInterface> the records that forbid that this one goes */
    public static function blocking(ModelInterface $record): iterable
    {
        foreach ($record->getModelsManager()->getRelations($record::class) as $relation) {
            if ((($relation->getOption('foreignKey') ?? [])['action'] ?? null) === Relation::ACTION_RESTRICT) {
                foreach (self::related($record, $relation) as $related) {
                    if (!self::isSame($related, $record)) {
                        yield $related;
                    }
                }
            }
        }
    }

    /**
     * Turns the message of a foreign key, which is the name of the related class, into a list of the records.
     *
     * @throws Exception the message is not the name of a class that the model is related to
     */
    public static function explain(ModelInterface $record): void
    {
        $violations = array_filter(
            $record->getMessages(),
            static fn (object $message): bool => $message->getType() === 'ConstraintViolation'
        );
        $items = '';
        $isExplained = false;
        foreach ($violations as $message) {
            $isKnown = false;
            foreach ($record->getModelsManager()->getRelations($record::class) as $relation) {
                if ($relation->getReferencedModel() !== self::className($message->getMessage())) {
                    continue;
                }
                $isKnown = true;
                $alias = $relation->getOptions()['alias'] ?? null;
                $isExplained = $isExplained || $alias !== null;
                $related = $alias ? $record->getRelated($alias) : null;
                foreach ($related instanceof ModelInterface ? [$related] : ($related ?: []) as $one) {
                    $items .= '<li>' . $one->getRepresent(true) . '</li>';
                }
            }
            if (!$isKnown) {
                throw new Exception("Error on models relationship $message");
            }
        }
        if (!$isExplained) {
            return;
        }
        $text = "<div class=\"ui header\">{$record->t('ConstraintViolation')}</div><ul class='list'>$items</ul>";
        foreach ($violations as $message) {
            $message->setMessage($text);
            $text = '';
        }
    }

    private static function deleteWith(ModelInterface $first, ModelInterface $related): bool
    {
        $isGone = self::allowDelete($first, $related) && $related->delete();
        foreach ($isGone ? [] : $related->getMessages() as $message) {
            $first->appendMessage($message);
        }

        return $isGone;
    }

    /** @return iterable<ModelInterface> */
    private static function related(ModelInterface $record, RelationInterface $relation): iterable
    {
        $conditions = [];
        $bind = [];
        $fields = (array)$relation->getFields();
        foreach ((array)$relation->getReferencedFields() as $number => $field) {
            $conditions[] = "[$field] = :field$number:";
            $bind["field$number"] = $record->{$fields[$number]};
        }

        return $relation->getReferencedModel()::find(['conditions' => implode(' OR ', $conditions), 'bind' => $bind]);
    }

    private static function isSame(ModelInterface $one, ModelInterface $other): bool
    {
        return $one::class === $other::class && $one->toArray() === $other->toArray();
    }

    private static function className(string $message): string
    {
        $parts = explode('Common\\Models\\', $message);
        return count($parts) === 2 ? "MikoPBX\\Common\\Models\\$parts[1]" : $message;
    }
}
