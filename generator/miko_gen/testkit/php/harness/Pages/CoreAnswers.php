<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Pages;

use MikoPBX\Common\Models\Extensions;
use MikoPBX\Common\Models\PbxSettings;
use MikoPBX\Common\Models\SoundFiles;

/**
 * The answers of Core's REST API to scripts that Core brings along: what can be chosen, a sound to play, a new password.
 */
final class CoreAnswers
{
    private const string REST = '/pbxcore/api/v3/';

    /** Sends the answer; false when the kit has none. */
    public static function send(string $path): bool
    {
        if ($path === self::REST . 'sound-files:playback') {
            header('Content-Type: audio/wav');
            echo self::silence();
            return true;
        }
        $data = str_starts_with($path, self::REST) ? self::data(substr($path, strlen(self::REST))) : null;
        if ($data === null) {
            return false;
        }
        header('Content-Type: application/json');
        echo json_encode(['result' => true, 'data' => $data, 'messages' => []]);

        return true;
    }

    private static function data(string $resource): ?array
    {
        $empty = ($_GET['includeEmpty'] ?? '') === 'true';

        return match (true) {
            $resource === 'system:changeLanguage' => self::language(),
            $resource === 'extensions:getForSelect' =>
                [...($empty ? [self::choice('', '-')] : []), ...self::choices(Extensions::class, 'number')],
            $resource === 'sound-files:getForSelect' =>
                [...($empty ? [self::choice('-1', '-')] : []), ...self::choices(SoundFiles::class, 'id')],
            $resource === 'passwords:generate' => ['password' => bin2hex(random_bytes(8))],
            preg_match('~^sound-files/(\d+)$~', $resource, $found) === 1 =>
                SoundFiles::findFirstById($found[1])?->toArray(),
            default => null,
        };
    }

    /** @return array{language: string} */
    private static function language(): array
    {
        $language = json_decode((string)file_get_contents('php://input'), true)['language'];
        PbxSettings::setValueByKey('WebAdminLanguage', $language);

        return ['language' => $language];
    }

    /** @return list<array<string, string>> */
    private static function choices(string $model, string $key): array
    {
        $found = [];
        foreach ($model::find() as $record) {
            $found[] = self::choice((string)$record->$key, $record->getRepresent());
        }

        return $found;
    }

    /** @return array<string, string> */
    private static function choice(string $value, string $text): array
    {
        return ['value' => $value, 'text' => $text, 'name' => $text, 'represent' => $text];
    }

    /** A tenth of a second. */
    private static function silence(): string
    {
        $samples = str_repeat("\x80", 800);
        $format = pack('VvvVVvv', 16, 1, 1, 8000, 8000, 1, 8);

        return 'RIFF' . pack('V', 36 + strlen($samples)) . 'WAVEfmt ' . $format . 'data' . pack('V', strlen($samples)) . $samples;
    }
}
