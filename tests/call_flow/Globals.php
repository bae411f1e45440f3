<?php

/**
 * What a module needs of Core during a call: the AGI protocol, and models on SQLite (the file in TEST_DATABASE).
 */

declare(strict_types=1);

namespace MikoPBX\Core\Asterisk {
    class AGI
    {
        public function __construct()
        {
            while (trim((string)fgets(STDIN)) !== '') {
                continue;
            }
        }

        /** @return array<string, string> */
        public function evaluate(string $command): array
        {
            fwrite(STDOUT, $command . "\n");
            $answer = (string)fgets(STDIN);
            return ['data' => preg_match('/\((.*)\)/', $answer, $found) === 1 ? $found[1] : ''];
        }

        public function get_variable(string $name, bool $getvalue = false): array|string
        {
            $answer = $this->evaluate("GET VARIABLE $name");
            return $getvalue ? $answer['data'] : $answer;
        }

        public function set_variable(string $name, string $value): array
        {
            return $this->evaluate("SET VARIABLE $name \"" . addslashes($value) . '"');
        }

        public function verbose(string $message, int $level = 1): array
        {
            return $this->evaluate("VERBOSE \"$message\" $level");
        }

        public function exec(string $application, mixed $options): array
        {
            return $this->evaluate("EXEC $application $options");
        }

        public function hangup(string $channel = ''): array
        {
            return $this->evaluate("HANGUP $channel");
        }
    }
}

namespace MikoPBX\Core\System {
    class SystemMessages
    {
        public static function sysLogMsg(string $ident, string $message, int $level = LOG_WARNING): void
        {
            file_put_contents(getenv('TEST_LOG'), "$ident: $message\n", FILE_APPEND);
        }
    }

    class Util
    {
        public static function trimExtensionForFile(string $filename): string
        {
            return (string)preg_replace('/\.[^.]*$/', '', $filename);
        }
    }
}

namespace MikoPBX\Modules\Config {
    class ConfigClass
    {
    }
}

namespace {
    class Database
    {
        public static function connection(): PDO
        {
            return new PDO('sqlite:' . getenv('TEST_DATABASE'), null, null, [PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION]);
        }

        public function execute(string $sql, array $values): bool
        {
            return self::connection()->prepare($sql)->execute($values);
        }
    }

    #[AllowDynamicProperties]
    class Row
    {
        public static function findFirst(array $query = []): ?static
        {
            $sql = 'SELECT * FROM "m_' . basename(strtr(static::class, '\\', '/')) . '"';
            if (isset($query['conditions'])) {
                $sql .= ' WHERE ' . preg_replace('/:(\w+):/', ':$1', $query['conditions']);
            }
            $found = Database::connection()->prepare($sql);
            $found->execute($query['bind'] ?? []);
            $values = $found->fetch(PDO::FETCH_ASSOC);
            if ($values === false) {
                return null;
            }
            $row = new static();
            foreach ($values as $name => $value) {
                $row->$name = $value;
            }
            return $row;
        }

        public static function findFirstById(mixed $id): ?static
        {
            return static::findFirst(['conditions' => 'id = :id:', 'bind' => ['id' => $id]]);
        }

        public function getWriteConnection(): Database
        {
            return new Database();
        }
    }

    spl_autoload_register(static function (string $class): void {
        if (preg_match('/^(.*)\\\\Models\\\\(\w+)$/', $class, $part) === 1) {
            eval("namespace $part[1]\\Models; class $part[2] extends \\Row {}");
        }
    });
}
