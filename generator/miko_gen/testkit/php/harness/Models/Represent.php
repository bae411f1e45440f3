<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Models;

use MikoPBX\Common\Models as Core;
use MikoPBX\Common\Providers\ConfigProvider;
use Phalcon\Mvc\ModelInterface;
use Phalcon\Mvc\Url;

/**
 * How Core names records of its own to people, for the models that modules refer to
 * (Common/Models/Traits/RecordRepresentationTrait.php).
 */
final class Represent
{
    /** The icon, the key of the text before the name, the page of the admin cabinet, the field that the page is asked with. */
    private const KNOWN = [
        Core\CallQueues::class => ['users', 'mo_CallQueueShort4Dropdown', 'call-queues/modify', 'uniqid'],
        Core\ConferenceRooms::class => ['phone volume', 'mo_ConferenceRoomsShort4Dropdown', 'conference-rooms/modify', 'uniqid'],
        Core\DialplanApplications::class => ['php', 'mo_ApplicationShort4Dropdown', 'dialplan-applications/modify', 'uniqid'],
        Core\IvrMenu::class => ['sitemap', 'mo_IVRMenuShort4Dropdown', 'ivr-menu/modify', 'uniqid'],
        Core\SoundFiles::class => ['file audio outline', null, 'sound-files/modify', 'id'],
        Core\OutgoingRoutingTable::class => ['random', null, 'outbound-routes/modify', 'id'],
        Core\Providers::class => ['server', null, 'providers/modifysip', 'uniqid'],
        Core\Users::class => ['user outline', null, 'extensions/modify', 'id'],
        Core\Extensions::class => [null, null, 'extensions/modify', 'id'],
    ];
    private const USER = '<i class="icons"><i class="user outline icon"></i></i>';
    private const MOBILE = '<i class="icons"><i class="user outline icon"></i>'
        . '<i class="top right corner alternate mobile icon"></i></i>';

    /** What an extension leads to, by its type. */
    private const BEHIND = [
        'CONFERENCE' => 'ConferenceRooms',
        'DIALPLAN APPLICATION' => 'DialplanApplications',
        'IVR MENU' => 'IvrMenu',
        'QUEUE' => 'CallQueues',
    ];

    public static function record(ModelInterface $record, bool $needLink): string
    {
        $name = match (true) {
            $record instanceof Core\Extensions => self::extension($record),
            $record instanceof Core\Providers => self::provider($record),
            $record instanceof Core\Users => self::user($record),
            default => self::other($record),
        };
        if (!$needLink) {
            return $name;
        }
        $link = self::link($record);

        return $record->t('rep' . self::short($record), ['represent' => "<a href='$link'>$name</a>"]);
    }

    public static function link(ModelInterface $record): string
    {
        [, , $page, $field] = self::KNOWN[$record::class] ?? [null, null, null, null];
        if ($page === null) {
            return '#';
        }
        $key = $record->{$field};
        if ($record instanceof Core\Extensions && $record->userid > 0 && $record->is_general_user_number === '1') {
            $key = $record->userid;
        }
        if ($record instanceof Core\Providers && $record->type === 'IAX') {
            $page = 'providers/modifyiax';
        }
        $base = $record->getDI()->getShared(ConfigProvider::SERVICE_NAME)->path('adminApplication.baseUri');

        return (new Url())->get("$page/$key", null, null, $base);
    }

    private static function other(ModelInterface $record): string
    {
        $class = self::short($record);
        [$icon, $text] = self::KNOWN[$record::class] ?? [null, null];
        $before = $icon === null ? '' : "<i class=\"$icon icon\"></i> ";
        if (empty($record->id)) {
            return $before . $record->t("mo_NewElement$class");
        }
        if ($text !== null) {
            return "$before{$record->t($text)}: $record->name <$record->extension>";
        }
        $name = $record->name ?? $record->rulename ?? $record->description ?? $record->id;

        return $before . $record->t("rep$class", ['represent' => $name]);
    }

    private static function extension(Core\Extensions $record): string
    {
        $icon = $record->type === Core\Extensions::TYPE_EXTERNAL ? self::MOBILE : self::USER;
        if (empty($record->id)) {
            return "$icon {$record->t('mo_NewElementExtensions')}";
        }
        if ($record->userid > 0) {
            return "$icon {$record->Users?->username} <$record->number>";
        }
        if ($record->type === Core\Extensions::TYPE_MODULES) {
            return "<i class=\"puzzle piece icon\"></i> {$record->t('mo_ModuleShort4Dropdown')}: $record->callerid";
        }
        $alias = self::BEHIND[strtoupper((string)$record->type)] ?? null;
        $behind = $alias === null ? null : $record->getRelated($alias);

        return $behind === null ? "$record->callerid <$record->number>" : $behind->getRepresent();
    }

    private static function provider(Core\Providers $record): string
    {
        $kind = $record->type === 'IAX' ? 'IAX' : 'SIP';
        $account = $record->getRelated($kind === 'IAX' ? 'Iax' : 'Sip');

        return $account === null
            ? "$kind Provider (not configured)"
            : "<i class=\"server icon\"></i> $kind: $account->description";
    }

    private static function user(Core\Users $record): string
    {
        $name = "<i class=\"user outline icon\"></i> $record->username";
        foreach ($record->Extensions as $extension) {
            if (in_array($extension->type, [Core\Extensions::TYPE_SIP, Core\Extensions::TYPE_EXTERNAL], true)) {
                $name .= " <$extension->number>";
            }
        }

        return $name;
    }

    private static function short(ModelInterface $record): string
    {
        return substr((string)strrchr($record::class, '\\'), 1);
    }
}
