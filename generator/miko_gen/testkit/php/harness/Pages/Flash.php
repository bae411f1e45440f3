<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Pages;

/**
 * Messages for the page that is made, in Core's colours. They are HTML.
 */
final class Flash
{
    private const CLASSES = [
        'error' => 'negative', 'success' => 'positive', 'notice' => 'info', 'warning' => 'warning',
    ];

    /** @var array<string, list<string>> */
    private array $messages = [];

    public function error(string $message): void
    {
        $this->messages['error'][] = $message;
    }

    public function success(string $message): void
    {
        $this->messages['success'][] = $message;
    }

    public function notice(string $message): void
    {
        $this->messages['notice'][] = $message;
    }

    public function warning(string $message): void
    {
        $this->messages['warning'][] = $message;
    }

    /** @return array<string, list<string>> */
    public function getMessages(?string $type = null, bool $remove = true): array
    {
        $messages = $type === null ? $this->messages : $this->messages[$type] ?? [];
        $this->messages = $remove ? [] : $this->messages;

        return $messages;
    }

    public function output(bool $remove = true): void
    {
        foreach ($this->getMessages(null, $remove) as $type => $messages) {
            foreach ($messages as $message) {
                echo '<div class="ui ', self::CLASSES[$type], " message\">$message</div>\n";
            }
        }
    }
}
