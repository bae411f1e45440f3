<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Filter\Validation;

abstract class AbstractCombinedFieldsValidator extends \Phalcon\Filter\Validation\AbstractValidator
{

}
