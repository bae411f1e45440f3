<?php

declare(strict_types=1);

namespace MikoPBX\Common\Providers;

/**
 * The name of the queue in which models tell of their changes.
 */
class BeanstalkConnectionModelsProvider
{
    public const string SERVICE_NAME = 'beanstalkConnectionModels';
    public const string SOURCE_INVOKE_ACTION = 'WorkerModelsEvents->invokeAction';
    public const string SOURCE_MODELS_CHANGED = 'ModelsBase->sendChangesToBackend';
}
