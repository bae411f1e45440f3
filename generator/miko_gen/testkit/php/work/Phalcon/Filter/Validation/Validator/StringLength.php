<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Filter\Validation\Validator;

use Phalcon\Filter\Validation\Validator\StringLength\Max;
use Phalcon\Filter\Validation\Validator\StringLength\Min;

/** At least and at most so many characters. */
trait StringLength
{
    public function __construct(array $options = [])
    {
        $this->validators = [];
        foreach (['min' => ['Minimum', Min::class], 'max' => ['Maximum', Max::class]] as $limit => [$name, $validator]) {
            if (isset($options[$limit])) {
                $this->validators[] = new $validator(array_filter([
                    $limit => $options[$limit],
                    'message' => $options["message$name"] ?? $options['message'] ?? null,
                    'included' => $options["included$name"] ?? null,
                ], static fn (mixed $option): bool => $option !== null));
            }
        }
        parent::__construct(array_diff_key($options, ['message' => true]));
    }
}
