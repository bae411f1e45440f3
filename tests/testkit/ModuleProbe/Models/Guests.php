<?php

declare(strict_types=1);

namespace Modules\ModuleProbe\Models;

use MikoPBX\Common\Models\Extensions;
use MikoPBX\Modules\Models\ModulesModelsBase;
use Phalcon\Mvc\Model\Relation;

/**
 * Somebody in a house, reached by an extension of the PBX.
 */
class Guests extends ModulesModelsBase
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
     * @Column(type="string", nullable=true)
     */
    public ?string $name = '';

    /**
     * @Column(type="string", nullable=true)
     */
    public ?string $extension = null;

    public function initialize(): void
    {
        $this->setSource('m_Guests');
        parent::initialize();
        $this->belongsTo('house', Houses::class, 'id', ['alias' => 'House']);
        $this->belongsTo('extension', Extensions::class, 'number', ['alias' => 'Extension']);
        $this->hasManyToMany('house', Houses::class, 'id', 'id', Rooms::class, 'house', ['alias' => 'Rooms']);
    }

    public static function getDynamicRelations(&$calledModelObject): void
    {
        if (is_a($calledModelObject, Extensions::class)) {
            $calledModelObject->hasMany('number', self::class, 'extension', [
                'alias' => 'ProbeGuests',
                'foreignKey' => ['allowNulls' => true, 'message' => self::class, 'action' => Relation::ACTION_CASCADE],
            ]);
        }
    }
}
