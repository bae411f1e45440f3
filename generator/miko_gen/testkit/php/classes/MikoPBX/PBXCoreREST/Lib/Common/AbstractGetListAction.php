<?php

declare(strict_types=1);

namespace MikoPBX\PBXCoreREST\Lib\Common;

use Exception;
use MikoPBX\PBXCoreREST\Lib\PBXApiResult;

/**
 * Stands for Core's base class of lists (PBXCoreREST/Lib/Common/AbstractGetListAction.php).
 */
abstract class AbstractGetListAction
{
    public static function executeStandardList(
        string $modelClass,
        string $dataStructureClass,
        array $requestParams = [],
        array $baseQueryOptions = [],
        bool $useFullData = false,
        array $allowedOrderFields = ['name', 'extension', 'id'],
        array $searchableFields = ['name', 'description'],
        ?callable $recordFilter = null,
        ?string $defaultOrder = null
    ): PBXApiResult {
        $caller = debug_backtrace(DEBUG_BACKTRACE_IGNORE_ARGS, 2)[1] ?? [];
        $res = self::createListResult(($caller['class'] ?? 'Unknown') . '::' . ($caller['function'] ?? 'unknown'));
        try {
            $query = self::applySearchFilters($baseQueryOptions, $requestParams, $searchableFields);
            $order = $defaultOrder ?? (($allowedOrderFields[0] ?? 'id') . ' ASC');
            $query = self::applyOrdering($query, $requestParams, $allowedOrderFields, $order);
            if (isset($requestParams['limit']) || isset($requestParams['offset'])) {
                $query = self::applyPagination($query, $requestParams);
            }
            $make = !$useFullData && method_exists($dataStructureClass, 'createForList') ? 'createForList' : 'createFromModel';
            foreach ($modelClass::find($query) as $record) {
                if ($recordFilter === null || $recordFilter($record)) {
                    $res->data[] = $dataStructureClass::$make($record);
                }
            }
            $res->success = true;
        } catch (Exception $e) {
            return self::handleListError($e, $res);
        }

        return $res;
    }

    protected static function applySearchFilters(
        array $queryOptions,
        array $searchParams,
        array $searchableFields = ['name', 'description']
    ): array {
        $term = trim((string)($searchParams['search'] ?? ''));
        // As in Core, a search for "0" finds everything.
        if (empty($term) || $searchableFields === []) {
            return $queryOptions;
        }
        $found = implode(' OR ', array_map(static fn (string $field): string => "[$field] LIKE :search_term:", $searchableFields));
        $before = $queryOptions['conditions'] ?? null;
        $queryOptions['conditions'] = $before === null ? $found : "($before) AND ($found)";
        $queryOptions['bind'] = ['search_term' => "%$term%"] + ($queryOptions['bind'] ?? []);

        return $queryOptions;
    }

    protected static function applyOrdering(
        array $queryOptions,
        array $orderParams,
        array $allowedOrderFields = ['name', 'extension', 'id'],
        string $defaultOrder = 'name ASC'
    ): array {
        $field = $orderParams['order_by'] ?? $orderParams['order'] ?? null;
        $direction = strtoupper($orderParams['order_direction'] ?? $orderParams['orderWay'] ?? 'ASC');
        $isAllowed = !empty($field) && in_array($field, $allowedOrderFields);
        $queryOptions['order'] = $isAllowed ? $field . ' ' . ($direction === 'DESC' ? 'DESC' : 'ASC') : $defaultOrder;

        return $queryOptions;
    }

    protected static function applyPagination(
        array $queryOptions,
        array $paginationParams,
        int $defaultLimit = 50,
        int $maxLimit = 1000
    ): array {
        $limit = (int)($paginationParams['limit'] ?? $defaultLimit);
        $offset = (int)($paginationParams['offset'] ?? 0);
        $queryOptions['limit'] = min($limit > 0 ? $limit : $defaultLimit, $maxLimit);

        return $queryOptions + ($offset > 0 ? ['offset' => $offset] : []);
    }

    protected static function createListResult(string $processorMethod): PBXApiResult
    {
        $res = new PBXApiResult();
        $res->processor = $processorMethod;
        return $res;
    }

    protected static function handleListError(Exception $exception, PBXApiResult $result): PBXApiResult
    {
        $result->messages['error'][] = $exception->getMessage();
        return $result;
    }
}
