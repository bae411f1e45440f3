<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Filter\Validation\Validator;

use Phalcon\Filter\Validation;

/** A number whose last digit is right (Luhn). */
trait CreditCard
{
    public function validate(Validation $validation, $field): bool
    {
        $digits = str_split(strrev((string)preg_replace('/\D/', '', (string)$validation->getValue($field))));
        $sum = 0;
        foreach ($digits as $place => $digit) {
            $value = (int)$digit * ($place % 2 + 1);
            $sum += $value > 9 ? $value - 9 : $value;
        }

        return $this->kitJudge($sum > 0 && $sum % 10 === 0, $validation, $field);
    }
}
