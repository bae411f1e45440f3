<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Filter\Validation\Validator\StringLength;

use Phalcon\Filter\Validation;

/** At most so many characters; the limit itself counts only with "included". */
trait Max
{
    public function __construct(array $options = [])
    {
        parent::__construct($options);
    }

    public function validate(Validation $validation, $field): bool
    {
        $length = mb_strlen((string)$validation->getValue($field));
        $limit = $this->checkArray($this->getOption('max'), $field);
        $included = (bool)$this->checkArray($this->getOption('included'), $field);
        $holds = $included ? $length <= $limit : $length < $limit;
        return $this->kitJudge($holds, $validation, $field, [':max' => $limit]);
    }
}
