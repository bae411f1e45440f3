<?php

declare(strict_types=1);

namespace Modules\ModuleProbe\Models;

use MikoPBX\Modules\Models\ModulesModelsBase;
use Phalcon\Filter\Validation;
use Phalcon\Filter\Validation\Validator\PresenceOf;
use Phalcon\Filter\Validation\Validator\Uniqueness;
use Phalcon\Mvc\Model\Relation;

/**
 * A column of every type.
 *
 * @Indexes(
 *     [name='code', columns=['code'], type='UNIQUE'],
 *     [name='town_rooms', columns=['town', 'rooms'], type='']
 * )
 */
class Houses extends ModulesModelsBase
{
    /**
     * @Primary
     * @Identity
     * @Column(type="integer", nullable=false)
     */
    public $id;

    /**
     * @Column(type="string", length=40, nullable=true)
     */
    public ?string $code = null;

    /**
     * @Column(type="string", nullable=true, default="Riga")
     */
    public ?string $town = null;

    /**
     * @Column(type="integer", nullable=true, default="3")
     */
    public $rooms;

    /**
     * @Column(type="integer", nullable=true)
     */
    public ?string $floors = '1';

    /**
     * @Column(type="float", nullable=true)
     */
    public $area;

    /**
     * @Column(type="double", nullable=true)
     */
    public $height;

    /**
     * @Column(type="decimal", nullable=true)
     */
    public $price;

    /**
     * @Column(type="boolean", nullable=true)
     */
    public $sold;

    /**
     * @Column(type="text", nullable=true)
     */
    public $notes;

    /**
     * @Column(type="date", nullable=true)
     */
    public $built;

    /**
     * @Column(type="datetime", nullable=true)
     */
    public $seen;

    /** No column. */
    public $extra;

    public function initialize(): void
    {
        $this->setSource('m_Houses');
        parent::initialize();
        $this->hasMany('id', Rooms::class, 'house', [
            'alias' => 'Rooms',
            'foreignKey' => ['allowNulls' => true, 'action' => Relation::ACTION_CASCADE],
        ]);
        $this->hasMany('id', Guests::class, 'house', [
            'alias' => 'Guests',
            'foreignKey' => ['allowNulls' => true, 'message' => Guests::class, 'action' => Relation::ACTION_RESTRICT],
        ]);
    }

    public function validation(): bool
    {
        $validation = new Validation();
        $validation->add('code', new PresenceOf(['message' => 'There is no code']));
        $validation->add('code', new Uniqueness(['message' => $this->t('probe_Unique')]));

        return $this->validate($validation);
    }
}
