<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\Common\Models;

use MikoGen\TestKit\Models\Dependencies;
use Phalcon\Filter\Validation;
use Phalcon\Filter\Validation\Validator\Uniqueness;
use Phalcon\Messages\Message;

/** A number of the PBX (Common/Models/Extensions.php). */
trait Extensions
{
    public static function getNextFreeApplicationNumber(): string
    {
        $taken = array_column(self::find(['columns' => 'number'])->toArray(), 'number');
        for ($number = 2200100; in_array((string)$number, $taken, true); $number++) {
            continue;
        }

        return (string)$number;
    }

    public function validation(): bool
    {
        $same = self::findFirst(['conditions' => '[number] = :number:', 'bind' => ['number' => $this->number]]);
        $text = $this->t('mo_ThisNumberNotUniqueForExtensionsModels', ['record' => $same?->getRepresent() ?? 'unknown']);
        $isOther = empty($this->id) ? [] : ['id' => $this->id];
        $validation = new Validation();
        $validation->add('number', new Uniqueness(['message' => $text, 'except' => $isOther]));

        return $this->validate($validation);
    }

    /** All that forbids it is named at once. */
    public function delete(): bool
    {
        $items = '';
        foreach (Dependencies::blocking($this) as $record) {
            $items .= '<li>' . $record->getRepresent(true) . '</li>';
        }
        if ($items === '') {
            return parent::delete();
        }
        $head = "<div class=\"ui header\">{$this->t('ConstraintViolation')}</div>";
        $this->appendMessage(new Message("$head<ul class=\"list\">$items</ul>", 'ConstraintViolation', 'number'));

        return false;
    }
}
