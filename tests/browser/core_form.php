<?php

/**
 * The inputs that the module puts onto MikoPBX's form of an employee, as HTML; PHP's web server runs on the same PBX.
 */

declare(strict_types=1);

use MikoGen\TestKit\Pages\Cabinet;
use MikoGen\TestKit\Pbx;
use MikoPBX\AdminCabinet\Forms\BaseForm;
use MikoPBX\Common\Models\Users;
use Modules\ModuleCrmLink\App\Forms\EmployeeFields;
use Phalcon\Di\Di;

require getenv('MIKO_GEN_TESTKIT') . '/autoload.php';

Pbx::boot((string)getenv('MIKO_GEN_MODULE'));
foreach (['Ann Lee', '<script>hacked = 1</script><img src=x onerror="hacked = 2">\' " \\ &lt;'] as $name) {
    $user = new Users();
    $user->username = $name;
    $user->save();
}
$di = Di::getDefault();
new Cabinet($di, Pbx::module(), (string)getenv('MIKO_GEN_SCRATCH'));
$di->getShared('dispatcher')->setParams([(string)$user->id]);
EmployeeFields::keep((string)$user->id, [
    'module-crm-link-deputy' => (string)$user->id,
    'module-crm-link-password' => 'what nobody sees',
]);
$form = new class extends BaseForm {
};
EmployeeFields::addTo($form);
$view = $di->getShared('view');
$view->setVars(['form' => $form, 't' => $di->getShared('translation')]);
// As MikoPBX does on its form, whose script then makes tabs of them.
echo '<div class="ui top attached tabular menu" id="core-menu"><a class="item active" data-tab="general">General</a>';
echo $view->getPartial('Modules/ModuleCrmLink/CoreForms/employee-tab'), '</div><div class="ui bottom attached tab segment active" data-tab="general"></div>';
echo $view->getPartial('Modules/ModuleCrmLink/CoreForms/employee');
