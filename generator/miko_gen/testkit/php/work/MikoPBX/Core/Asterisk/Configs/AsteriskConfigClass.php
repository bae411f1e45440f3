<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\Core\Asterisk\Configs;

use MikoPBX\Common\Handlers\CriticalErrorsHandler;
use MikoPBX\Common\Models\PbxSettings;
use MikoPBX\Common\Providers\ConfigProvider;
use MikoPBX\Common\Providers\PBXConfModulesProvider;
use MikoPBX\Core\System\Directories;
use MikoPBX\Core\System\MikoPBXConfig;
use MikoPBX\Core\System\Util;
use Throwable;

/** The hooks of Asterisk's configuration: none has anything to say (Core/Asterisk/Configs/AsteriskConfigClass.php). */
trait AsteriskConfigClass
{
    /** That of modules: nothing else is asked here. */
    protected int $priority = 10000;

    public function __construct()
    {
        $this->config = $this->getDI()->getShared(ConfigProvider::SERVICE_NAME);
        $this->mikoPBXConfig = new MikoPBXConfig();
        $this->generalSettings = PbxSettings::getAllPbxSettings();
        $this->messages = [];
        $this->booting = false;
    }

    public function hookModulesMethod(string $methodName, array $arguments = []): string
    {
        $text = '';
        foreach ($this->getDI()->getShared(PBXConfModulesProvider::SERVICE_NAME, ['methodName' => $methodName]) as $conf) {
            if (!method_exists($conf, $methodName) || $conf::class === $this::class) {
                continue;
            }
            try {
                $said = $conf->{$methodName}(...array_values($arguments));
                if (!empty($said)) {
                    $text .= $this->confBlockWithComments($said, $conf->moduleUniqueId);
                }
            } catch (Throwable $error) {
                CriticalErrorsHandler::handleExceptionWithSyslog($error);
            }
        }

        return $text;
    }

    protected function confBlockWithComments(string $addition, string $externalModuleUniqueId = ''): string
    {
        $text = rtrim($addition) . PHP_EOL;
        if ($externalModuleUniqueId === '') {
            return $text;
        }
        return PHP_EOL . "; ***** BEGIN BY $externalModuleUniqueId" . PHP_EOL . $text
            . "; ***** END BY $externalModuleUniqueId" . PHP_EOL;
    }

    public function generateConfig(): void
    {
        $this->echoGenerateConfig();
        $this->getSettings();
        $this->generateConfigProtected();
        $this->echoDone();
    }

    protected function echoGenerateConfig(): void
    {
    }

    public function getSettings(): void
    {
    }

    protected function generateConfigProtected(): void
    {
    }

    protected function echoDone(): void
    {
    }

    protected function saveConfig(string $config, string $filename): void
    {
        Util::fileWriteContent(Directories::getDir(Directories::AST_ETC_DIR) . "/$filename", $config);
    }

    public function getMessages(): array
    {
        return $this->messages;
    }

    public function getMethodPriority(string $methodName = ''): int
    {
        return $this->priority;
    }

    public function getDependenceModels(): array
    {
        return [];
    }

    public function overridePJSIPOptions(string $extension, array $options): array
    {
        return $options;
    }

    public function overrideProviderPJSIPOptions(string $uniqid, array $options): array
    {
        return $options;
    }

    public function extensionGenAllPeersContext(): string
    {
        return '';
    }

    public function extensionGenContexts(): string
    {
        return '';
    }

    public function extensionGenCreateChannelDialplan(): string
    {
        return '';
    }

    public function extensionGenHints(): string
    {
        return '';
    }

    public function extensionGenInternal(): string
    {
        return '';
    }

    public function extensionGenInternalTransfer(): string
    {
        return '';
    }

    public function extensionGenInternalUsersPreDial(): string
    {
        return '';
    }

    public function extensionGlobals(): string
    {
        return '';
    }

    public function generateIncomingRoutAfterDialContext(string $uniqId): string
    {
        return '';
    }

    public function generateIncomingRoutBeforeDial(string $rout_number): string
    {
        return '';
    }

    public function generateIncomingRoutBeforeDialPreSystem(string $rout_number): string
    {
        return '';
    }

    public function generateIncomingRoutBeforeDialSystem(string $rout_number): string
    {
        return '';
    }

    public function generateManagerConf(): string
    {
        return '';
    }

    public function generateModulesConf(): string
    {
        return '';
    }

    public function generateOutRoutAfterDialContext(array $rout): string
    {
        return '';
    }

    public function generateOutRoutContext(array $rout): string
    {
        return '';
    }

    public function generatePeerPjAdditionalOptions(array $peer): string
    {
        return '';
    }

    public function generatePeersPj(): string
    {
        return '';
    }

    public function generatePublicContext(): string
    {
        return '';
    }

    public function getFeatureMap(): string
    {
        return '';
    }

    public function getIncludeInternal(): string
    {
        return '';
    }

    public function getIncludeInternalTransfer(): string
    {
        return '';
    }
}
