<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Mvc\Model;

use Phalcon\Mvc\ModelInterface;

/** Says by its own message the first of what a record complains about. */
trait ValidationFailed
{
    public function __construct(ModelInterface $model, array $validationMessages)
    {
        $this->model = $model;
        $this->messages = $validationMessages;
        parent::__construct($validationMessages === [] ? 'Validation failed' : current($validationMessages)->getMessage());
    }

    public function getMessages(): array
    {
        return $this->messages;
    }

    public function getModel(): ModelInterface
    {
        return $this->model;
    }
}
