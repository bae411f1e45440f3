<?php

declare(strict_types=1);

namespace Modules\ModuleProbe\Models;

use MikoPBX\Modules\Models\ModulesModelsBase;
use Phalcon\Mvc\Model\Relation;

/**
 * A room of a house.
 */
class Rooms extends ModulesModelsBase
{
    /**
     * @Primary
     * @Identity
     * @Column(type="integer", nullable=false)
     */
    public $id;

    /**
     * @Column(type="integer", nullable=true)
     */
    public $house;

    /**
     * @Column(type="string", nullable=false)
     */
    public $name;

    /** @var list<string> what happened to the record */
    public static array $events = [];

    /** The event that refuses. */
    public static ?string $refusing = null;

    public function initialize(): void
    {
        $this->setSource('m_Rooms');
        parent::initialize();
        $this->belongsTo('house', Houses::class, 'id', [
            'alias' => 'House',
            'foreignKey' => ['allowNulls' => true, 'message' => Houses::class, 'action' => Relation::NO_ACTION],
        ]);
    }

    public function beforeValidation()
    {
        return self::happened('beforeValidation');
    }

    public function afterValidation()
    {
        return self::happened('afterValidation');
    }

    public function beforeCreate()
    {
        return self::happened('beforeCreate');
    }

    public function beforeUpdate()
    {
        return self::happened('beforeUpdate');
    }

    public function beforeSave()
    {
        return self::happened('beforeSave');
    }

    public function afterCreate()
    {
        return self::happened('afterCreate');
    }

    public function afterUpdate()
    {
        return self::happened('afterUpdate');
    }

    public function afterSave()
    {
        return self::happened('afterSave');
    }

    public function afterFetch()
    {
        return self::happened('afterFetch');
    }

    public function afterDelete()
    {
        return self::happened('afterDelete');
    }

    public function notSaved()
    {
        return self::happened('notSaved');
    }

    private static function happened(string $event): bool
    {
        self::$events[] = $event;
        return $event !== self::$refusing;
    }
}
