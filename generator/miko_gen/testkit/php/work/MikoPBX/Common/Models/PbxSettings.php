<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\Common\Models;

use MikoGen\TestKit\CoreDatabase;
use Phalcon\Filter\Validation;
use Phalcon\Filter\Validation\Validator\Uniqueness;
use Phalcon\Messages\Message;

/** The settings of the PBX: what is stored, else what Core says (Common/Models/PbxSettings.php). */
trait PbxSettings
{
    /**
     * @Primary
     * @Column(type="string", nullable=false)
     */
    public string $key = '';

    /**
     * @Column(type="string", nullable=true)
     */
    public ?string $value = null;

    public static function getDefaultArrayValues(): array
    {
        return CoreDatabase::settings();
    }

    public static function getAllPbxSettings(bool $useCache = true): array
    {
        $defaults = self::getDefaultArrayValues();
        $stored = array_column(self::find()->toArray(), 'value', 'key');

        return array_replace($defaults, array_intersect_key($stored, $defaults));
    }

    public static function getValueByKey(string $key, bool $useCache = true): string
    {
        $record = self::findFirstByKey($key);
        if ($record !== null) {
            return (string)$record->value;
        }
        return self::getDefaultArrayValues()[$key] ?? 'UNKNOWN KEY ADD IT TO DEFAULT VALUES';
    }

    public static function setValueByKey(string $key, string $value, array &$messages = []): bool
    {
        $record = self::findFirstByKey($key) ?? new self();
        if (isset($record->value) && $record->value === $value) {
            return true;
        }
        $record->key = $key;
        $record->value = $value;
        $isSaved = $record->save();
        foreach ($isSaved ? [] : $record->getMessages() as $message) {
            $messages[] = $message->getMessage();
        }

        return $isSaved;
    }

    public static function resetValueToDefault(string $key): bool
    {
        $record = self::findFirstByKey($key);
        if ($record === null) {
            return true;
        }
        $record->value = self::getDefaultArrayValues()[$key] ?? '';

        return $record->update();
    }

    public function initialize(): void
    {
        $this->setSource('m_PbxSettings');
        parent::initialize();
    }

    public function validation(): bool
    {
        $ports = [
            self::WEB_PORT, self::WEB_HTTPS_PORT, self::SSH_PORT, self::SIP_PORT, self::TLS_PORT,
            self::EXTERNAL_SIP_PORT, self::EXTERNAL_TLS_PORT, self::IAX_PORT, self::AMI_PORT, self::AJAM_PORT,
            self::AJAM_PORT_TLS, self::RTP_PORT_FROM, self::RTP_PORT_TO, self::MAIL_SMTP_PORT,
        ];
        $port = (int)$this->value;
        if (in_array($this->key, $ports, true) && ($port < 1 || $port > 65535)) {
            $text = "Port value must be between 1 and 65535, got: $this->value";
            $this->appendMessage(new Message($text, 'value', 'PortRange'));
            return false;
        }
        $validation = new Validation();
        $text = $this->t('mo_ThisKeyMustBeUniqueForPbxSettingsModels');
        $validation->add('key', new Uniqueness(['message' => $text]));

        return $this->validate($validation);
    }
}
