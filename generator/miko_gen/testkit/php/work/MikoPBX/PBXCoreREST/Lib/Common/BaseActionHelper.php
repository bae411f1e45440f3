<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\PBXCoreREST\Lib\Common;

use MikoPBX\Common\Providers\MainDatabaseProvider;
use Phalcon\Di\Di;
use Throwable;

/** Steps that actions share. */
trait BaseActionHelper
{
    public static function executeInTransaction(callable $callback)
    {
        $db = Di::getDefault()->getShared(MainDatabaseProvider::SERVICE_NAME);
        if ($db->isUnderTransaction()) {
            return $callback();
        }
        $db->begin();
        try {
            $result = $callback();
            $db->commit();
            return $result;
        } catch (Throwable $e) {
            $db->rollback();
            throw $e;
        }
    }

    public static function checkUniqueness(string $modelClass, string $field, $value, $currentValue = null): bool
    {
        return $value === $currentValue
            || $modelClass::findFirst(['conditions' => "$field = :value:", 'bind' => ['value' => $value]]) === null;
    }

    public static function validateData(array $data, array $rules): array
    {
        $errors = [];
        foreach ($rules as $field => $fieldRules) {
            $value = $data[$field] ?? null;
            foreach ($fieldRules as $rule) {
                $holds = match ($rule['type'] ?? '') {
                    'required' => !empty($value),
                    'regex' => empty($value) || empty($rule['pattern']) || preg_match($rule['pattern'], (string)$value) === 1,
                    'min_length' => empty($value) || strlen((string)$value) >= ($rule['value'] ?? 0),
                    'max_length' => empty($value) || strlen((string)$value) <= ($rule['value'] ?? 0),
                    default => true,
                };
                if (!$holds) {
                    $errors[$field] = $rule['message'] ?? "Validation error for field $field";
                }
            }
        }
        return $errors;
    }

    public static function sanitizeData(array $data, array $rules): array
    {
        $sanitized = [];
        foreach ($rules as $field => $rule) {
            if (isset($data[$field])) {
                $parts = is_string($rule) ? explode('|', $rule) : $rule;
                $sanitized[$field] = array_reduce($parts, self::kitClean(...), $data[$field]);
            }
        }
        return $sanitized;
    }

    /** One step of a rule such as "string|max:64"; a name that it does not know changes nothing. */
    private static function kitClean(mixed $value, string $part): mixed
    {
        [$name, $limit] = explode(':', $part, 2) + [1 => null];
        return match ($name) {
            'string' => trim((string)$value),
            'int' => (int)$value,
            'bool' => filter_var($value, FILTER_VALIDATE_BOOLEAN),
            'html_escape' => htmlspecialchars((string)$value, ENT_QUOTES),
            'email' => filter_var(trim((string)$value), FILTER_SANITIZE_EMAIL),
            'max' => is_string($value) ? mb_substr($value, 0, (int)$limit, 'UTF-8') : $value,
            'regex' => $limit && preg_match($limit, (string)$value) !== 1 ? preg_replace('/[^0-9]/', '', (string)$value) : $value,
            'empty_to_null' => empty($value) ? null : $value,
            default => $value,
        };
    }
}
