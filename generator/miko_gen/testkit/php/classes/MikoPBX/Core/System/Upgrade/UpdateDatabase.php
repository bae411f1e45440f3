<?php

declare(strict_types=1);

namespace MikoPBX\Core\System\Upgrade;

use MikoGen\TestKit\Models\Schema;
use MikoGen\TestKit\Models\Table;
use Phalcon\Di\Injectable;
use ReflectionClass;

/**
 * Makes the table of a model what its annotations say; its rows stay.
 */
class UpdateDatabase extends Injectable
{
    public function createUpdateDbTableByAnnotations(string $modelClassName, bool $preserveExtraColumns = false): bool
    {
        if (!class_exists($modelClassName) || get_class_vars($modelClassName) === []) {
            return true;
        }
        if ((new ReflectionClass($modelClassName))->isAbstract()) {
            return true;
        }
        $model = new $modelClassName();
        $connection = $model->getReadConnection();
        $connection->begin();
        $schema = new Schema($connection, $model->getSource(), Table::of($modelClassName));
        $schema->update($preserveExtraColumns);
        $connection->commit();

        return true;
    }
}
