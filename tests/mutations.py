"""Known ways to break a generated module: the module's own tests have to notice each.

``python tests/mutations.py [WORD…]`` breaks the example modules, runs their tests on the kit and prints a table; with words,
only the mutations whose name holds one.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from miko_gen.project.generate import generate

ROOT = Path(__file__).parent.parent
RECORD = "Lib/RestAPI/Numbers/Actions"
CONTACT = "Lib/RestAPI/Contacts"


# A part of a file's path, and the test classes that are about such files.
NEAREST = {
    "Conf.php": "ConfTest",
    "Lib/Worker": "Worker",
    "WebHooks.php": "Worker",
    "Program.php": "Worker",
    "agi-bin/": "ScriptTest",
    "Models/": "ModelTest",
    "Setup/": "SetupTest",
    "RestAPI/": "RestTest",
    "Messages/": "MessagesTest",
    "App/Views": "MessagesTest",
    "": "ModuleTest",
}


@dataclass(frozen=True)
class Mutation:
    """One fault: in ``file`` of the module of ``spec``, ``old`` becomes ``new``, once."""

    name: str
    spec: str
    file: str
    old: str
    new: str
    # The fault is that PHP cannot even read the file.
    parses: bool = True

    @property
    def nearest(self) -> str:
        """A filter: the tests that should notice, which run first."""
        return next(tests for part, tests in NEAREST.items() if part in self.file)

    def apply(self, module: Path) -> None:
        path = module / self.file
        text = path.read_text(encoding="utf-8")
        if self.old not in text:
            raise ValueError(f"{self.name}: {self.file} does not hold {self.old!r}")
        path.write_text(text.replace(self.old, self.new, 1), encoding="utf-8")


def _in(spec: str, file: str, *faults: tuple[str, str, str]) -> Iterator[Mutation]:
    for name, old, new in faults:
        yield Mutation(name, spec, file, old, new)


BLACK_LIST = "module-black-list"
DIRECTORY = "phone-book"
HOURS = "after-hours"
SERVER = "report-server"

MUTATIONS: tuple[Mutation, ...] = (
    # What Core asks the module for
    *_in(
        BLACK_LIST,
        "Lib/BlackListConf.php",
        ("a hook's signature", "generateIncomingRoutBeforeDial(string $rout_number)", "generateIncomingRoutBeforeDial(int $rout_number)"),
        ("a hook's name", "function generateIncomingRoutBeforeDial(", "function generateIncomingRoutBeforeDail("),
        ("a hook runs another script", "AGI(module-black-list-check-caller.php)", "AGI(module-black-list-check.php)"),
        ("a raw setting in the dialplan", "strtr($text, $values)", "strtr($text, $this->values())"),
        ("a sound's id instead of its path", "$this->soundPath((string)$settings?->sound)", "(string)$settings?->sound"),
        ("a context is gone", "[module-black-list-announce]", ""),
        ("no reload on enable", "public function onAfterModuleEnable(): void\n    {\n        WorkerModelsEvents::invokeAction(ReloadDialplanAction::class);", "public function onAfterModuleEnable(): void\n    {"),
        ("no reload on disable", "public function onAfterModuleDisable(): void\n    {\n        WorkerModelsEvents::invokeAction(ReloadDialplanAction::class);", "public function onAfterModuleDisable(): void\n    {"),
        ("a reload for a wrong field", "Settings::class => ['sound'],", "Settings::class => ['announce'],"),
        ("no reload for the secret", "Settings::class => ['ami_secret'],", ""),
        ("a reload for a silent field", "Settings::class => ['sound'],", "Settings::class => ['sound'],\n            \\Modules\\ModuleBlackList\\Models\\BlackListNumbers::class => ['hits'],"),
        ("manager.conf lets everybody in", "'permit = 127.0.0.1',", "'permit = 0.0.0.0/0.0.0.0',"),
        ("manager.conf without deny", "'deny = 0.0.0.0/0.0.0.0',", ""),
        ("manager.conf gives too much", "'write = call',", "'write = call,command',"),
        ("no event filter", "'eventfilter = !UserEvent: Ping_',", ""),
        ("a secret can end its line", "(string)preg_replace('/[[:cntrl:]]/', '', $secret)", "$secret"),
        ("a user without a secret", "if ($secret === '') {", "if ($secret === '-') {"),
        ("the worker is not started", "['type' => WorkerSafeScriptsCore::CHECK_BY_AMI, 'worker' => WorkerCallWatcher::class],", ""),
        ("the worker is watched in another way", "WorkerSafeScriptsCore::CHECK_BY_AMI", "WorkerSafeScriptsCore::CHECK_BY_PID_NOT_ALERT"),
    ),
    *_in(
        HOURS,
        "Lib/AfterHoursConf.php",
        ("a hook's handler is not called", ". (new AfterHoursMain())->extraLines($rout_number)", ""),
        ("a setting is not filled in", "'{{ settings.opens }}' => (string)$settings?->opens,", ""),
        ("scripts in another order", "same => n,NoOp(after hours)\n            same => n,AGI(module-after-hours-gate.php)", "same => n,AGI(module-after-hours-gate.php)\n            same => n,NoOp(after hours)"),
    ),
    # Workers
    *_in(
        BLACK_LIST,
        "Lib/WorkerCallWatcher.php",
        ("no answer to the ping", "if ($name === 'UserEvent' && $this->replyOnPingRequest($event)) {\n            return;\n        }", ""),
        ("the ping is not asked for", "UserEvent: {$ping}[[:space:]]", "UserEvent: Other[[:space:]]"),
        ("SIGUSR1 is ignored", "while (!$this->needRestart) {", "while (true) {"),
        ("the handler is not called", "$this->main->onCallEvent($event);", ""),
        ("the handler gets every event", "if (in_array($name, self::EVENTS, true)) {", "if ($name !== '') {"),
        ("an event is missing", "['Newchannel', 'Hangup']", "['Newchannel']"),
        ("a handler's exception ends the worker", "SystemMessages::sysLogMsg(static::class, $e->getMessage(), LOG_ERR);", "throw $e;"),
        ("a lost connection is not made again", "$connected = !feof($this->am->socket) && $this->am->ping() !== [];", "$this->am->ping();"),
        ("a warning for each event", "$name = $event['Event'] ?? '';", "$name = $event['Event'] ?? '';\n        trigger_error($name . $event['NoSuchKey'], E_USER_NOTICE);"),
    ),
    *_in(
        "crm-link",
        "Lib/WorkerEndOfCalls.php",
        ("a request has another method", "CURLOPT_CUSTOMREQUEST => 'PUT',", ""),
        ("a header of a request is lost", "'X-Api-Key: ' . (string)$settings?->api_key,", ""),
    ),
    *_in(
        "crm-link",
        "Lib/CrmLinkWebHooks.php",
        ("a secret ends its header", "(array)preg_replace('/[[:cntrl:]]+/', '', ['Expect:', ...$headers])", "['Expect:', ...$headers]"),
    ),
    *_in(
        "door-panel",
        "Lib/WorkerDoorCamera.php",
        ("a program outlives its row", "if (!isset($rows[$id]) || ", "if (isset($rows[$id]) && "),
        ("a changed row keeps its program", " || self::needed($rows[$id]) !== $this->needed[$id]", ""),
    ),
    *_in(
        "door-panel",
        "Models/Doors.php",
        ("a number is not offered", "is_a($calledModelObject, Extensions::class)", "false"),
        ("somebody else's number is taken", "return $holder !== null && ", "return false && "),
        ("an emptied number is another one", "$before !== '' ? $before : ", ""),
        ("the number before stays", "$this->extension($before) ?? new", "new"),
        ("a deleted row keeps its number", "$this->free('number') && ", ""),
        ("a name is HTML", "'/[<>[", "'/[["),
    ),
    *_in("door-panel", "Setup/PbxExtensionSetup.php", ("numbers outlive the module", "])?->delete();", "]);")),
    *_in("door-panel", "Lib/DoorPanelProgram.php", ("everybody reads the configuration", "chmod($file, 0600);", "chmod($file, 0644);")),
    # AGI scripts
    *_in(
        "crm-link",
        "agi-bin/module-crm-link-who-calls.php",
        ("a login is not sent", "'Authorization: Basic '", "'X-Authorization: Basic '"),
        ("a form is sent as JSON", "http_build_query([", "(string)json_encode(["),
        ("another part of a number", "-10)", "-9)"),
    ),
    *_in(
        BLACK_LIST,
        "agi-bin/module-black-list-check-caller.php",
        ("an unbound query", "'[number] = :number: AND [enabled] = :enabled:',\n        'bind' => ['number' => $caller, 'enabled' => 1],", "\"[number] = '$caller' AND [enabled] = 1\","),
        ("a condition is missing", "[number] = :number: AND [enabled] = :enabled:',\n        'bind' => ['number' => $caller, 'enabled' => 1]", "[number] = :number:',\n        'bind' => ['number' => $caller]"),
        ("an error ends the call", "} catch (Throwable $e) {", "} catch (LogicException $e) {"),
        ("warnings on AGI's stdout", "ini_set('display_errors', 'stderr');", "ini_set('display_errors', '1');\necho $undefined;"),
        ("the counter does not move", 'COALESCE("hits", 0) + 1', 'COALESCE("hits", 0)'),
        ("the branch is inverted", "if ($row !== null) {", "if ($row === null) {"),
        ("a variable is not set", "$agi->set_variable('__BLACKLISTED', '1');", ""),
        ("a quote ends an argument", "addcslashes($clean('Blocked ' . $caller . ': ' . $row->comment), '\"\\\\')", "$clean('Blocked ' . $caller . ': ' . $row->comment)"),
        ("the call is not hung up", "$agi->hangup();", ""),
    ),
    # Models
    *_in(
        DIRECTORY,
        "Models/Contacts.php",
        ("uniqueness is not checked", "$validation->add('number', new Uniqueness([\n            'message' => $this->t('module_phone_directory_NotUnique'),\n            'allowEmpty' => [null, ''],\n        ]));", ""),
        ("a unique index is missing", "[name='number', columns=['number'], type=''],", ""),
        ("an index is missing", "[name='name', columns=['name'], type='']", ""),
        ("a required field may be empty", "$validation->add('name', new PresenceOf([\n            'message' => $this->t('module_phone_directory_Required'),\n        ]));", ""),
        ("a rule is gone", "'callback' => fn ($record) => $record->discount <= 99.5,", "'callback' => fn ($record) => true,"),
        ("a wrong limit", "'max' => 80,", "'max' => 79,"),
        ("an enum takes less", "['customer', 'supplier', 'other']", "['customer', 'supplier']"),
        ("a wrong default", "$kind = 'customer'", "$kind = 'other'"),
        ("a wrong type of a column", '@Column(type="float", nullable=true)', '@Column(type="integer", nullable=true)'),
        ("a reference to nothing", "'callback' => fn ($record) => Companies::findFirstById($record->company) !== null,", "'callback' => fn ($record) => true,"),
    ),
    *_in(
        DIRECTORY,
        "Models/Companies.php",
        ("no cascade", "'action' => Relation::ACTION_CASCADE,", "'action' => Relation::NO_ACTION,"),
        ("restrict instead of cascade", "'action' => Relation::ACTION_CASCADE,", "'action' => Relation::ACTION_RESTRICT,"),
        ("a relation is gone", "$this->hasMany('id', Contacts::class, 'company', [", "$this->hasMany('name', Contacts::class, 'company', ["),
    ),
    *_in(
        BLACK_LIST,
        "Models/BlackListNumbers.php",
        ("no cascade from a model of Core's", "'action' => Relation::ACTION_CASCADE,", "'action' => Relation::NO_ACTION,"),
    ),
    *_in(
        "call-desk",
        "Models/Absences.php",
        ("what is unique together is not", "\n            && $this->isUniqueBy(['day', 'operator'])", ""),
        ("each is unique alone", "$this->isUniqueBy(['day', 'operator'])", "$this->isUniqueBy(['day']) && $this->isUniqueBy(['operator'])"),
        ("an index of both is missing", "[name='day-operator', columns=['day', 'operator'], type='']", ""),
    ),
    *_in(
        "call-desk",
        "App/Controllers/CallDeskControllerBase.php",
        ("all rows are counted for each", "'group' => \"[$field]\",", "'group' => 'id',"),
        ("rows without any have no number", "(int)($counts[$row['id']] ?? 0)", "$counts[$row['id']] ?? null"),
        ("a number is sorted by", "isset($fields[$order])", "isset($table['columns'][$order])"),
    ),
    # Installing
    *_in(
        "call-desk",
        "Setup/PbxExtensionSetup.php",
        ("first rows again and again", "if (Rules::count() === 0) {", "if (true) {"),
    ),
    *_in(
        BLACK_LIST,
        "Setup/PbxExtensionSetup.php",
        ("settings are overwritten by an upgrade", "$settings = Settings::findFirst();\n        $isNew", "Settings::find()->delete();\n        $settings = null;\n        $isNew"),
        ("a secret is made anew by an upgrade", "if (empty($settings->ami_secret)) {", "if (true) {"),
        ("a secret is not made", "$settings->ami_secret = bin2hex(random_bytes(16));", ""),
        ("the same secret for everybody", "bin2hex(random_bytes(16))", "'0123456789abcdef0123456789abcdef'"),
        ("no first rows", " && $this->createFirstRows()", ""),
        ("a first row holds something else", "$row->comment = 'Example';", "$row->comment = 'Sample';"),
        ("the sidebar entry is missing", "return $item->save();", "return true;"),
        ("a wrong place in the menu", "'group' => 'modules',", "'group' => 'routing',"),
        ("uninstalling leaves everything", "    public function addToSidebar(): bool", "    public function unInstallDB(bool $keepSettings = false): bool\n    {\n        return true;\n    }\n\n    public function addToSidebar(): bool"),
    ),
    # REST
    *_in(
        BLACK_LIST,
        "Lib/RestAPI/Numbers/Controller.php",
        ("everybody may write", "[SecurityType::LOCALHOST, SecurityType::BEARER_TOKEN]", "[SecurityType::PUBLIC]"),
        ("a wrong path", "/module-black-list/numbers'", "/module-black-list/number'"),
        ("an operation is not routed", "'DELETE' => ['delete'],", ""),
        ("an action takes another method", "'GET' => ['getList', 'getRecord', 'check'],\n        'POST' => ['create'],", "'GET' => ['getList', 'getRecord'],\n        'POST' => ['create', 'check'],"),
        ("Core's filter changes what is sent", "$payload = array_replace($sent, $added);", ""),
    ),
    *_in(
        BLACK_LIST,
        f"{RECORD}/AbstractRecordAction.php",
        ("no 404", "$res->httpCode = 404;", "$res->httpCode = 200;"),
        ("the first record for every id", "['conditions' => 'id = :id:', 'bind' => ['id' => $id]]", "[]"),
    ),
    *_in(
        BLACK_LIST,
        f"{RECORD}/SaveRecordAction.php",
        ("a wrong status", "$isNew ? 201 : 200", "200"),
        ("409 for every mistake", "$res->httpCode = 422;\n            }", "$res->httpCode = 409;\n            }"),
        ("a read-only field can be written", "'comment' => '',", "'comment' => '',\n        'hits' => '0',"),
        ("PUT changes only what is sent", "$sent += self::DEFAULTS;", ""),
        ("a wrong default of PUT", "'enabled' => '1',", "'enabled' => '0',"),
        ("errors without the field", "$res->messages['error'][$message->getField()] ??=", "$res->messages['error'][] ="),
        ("POST can name the id", "$action === 'create' ? new BlackListNumbers() : self::findRecord($data);", "self::findRecord(['id' => $data['_idFromRequestBody'] ?? null] + $data) ?? ($action === 'create' ? new BlackListNumbers() : null);"),
    ),
    *_in(
        BLACK_LIST,
        f"{RECORD}/GetListAction.php",
        ("pagination is ignored", "$query = self::applyPagination($query, $data);", "$query['limit'] = 20;"),
        ("search is ignored", "if ($search === '') {", "if (true) {"),
        ("search leaves out a field", "['number', 'comment']", "['number']"),
        ("order is ignored", "$query = self::applyOrdering($query, $data, self::ORDER_FIELDS, 'id ASC');", "$query['order'] = 'id ASC';"),
        ("a filter is ignored", "$query = self::filtered($query, $chosen);", ""),
        ("a filter takes anything", "$errors = self::judge($chosen);", "$errors = [];"),
        ("a filter forgets the search", "$before = isset($query['conditions']) ? \"($query[conditions]) AND \" : '';", "$before = '';"),
        ("nothing is no no", " OR [enabled] IS NULL AND :enabled: = \\'0\\'", ""),
        ("a wrong total", "'total' => $total,", "'total' => count($res->data),"),
    ),
    *_in(
        BLACK_LIST,
        f"{RECORD}/DeleteRecordAction.php",
        ("nothing is deleted", "if (!$record->delete()) {", "if (false) {"),
    ),
    *_in(
        BLACK_LIST,
        f"{RECORD}/CheckAction.php",
        ("parameters are not judged", "if ($errors !== []) {\n            $res->httpCode = 422;", "if (false) {\n            $res->httpCode = 422;"),
        ("the action's handler gets nothing", "'number' => isset($sent['number']) ? (string)$sent['number'] : null,", ""),
    ),
    *_in(
        BLACK_LIST,
        "Lib/RestAPI/Numbers/DataStructure.php",
        ("a field is not answered", "'comment' => (string)$record->comment,", ""),
        ("a bool is answered as text", "(string)$record->enabled === '1',", "(string)$record->enabled,"),
        ("a secret can be read", "'hits' =>", "'ami_secret' => \\Modules\\ModuleBlackList\\Models\\Settings::findFirst()?->ami_secret,\n            'hits' =>"),
    ),
    *_in(BLACK_LIST, "Lib/RestAPI/Numbers/Processor.php", ("an action is not known", "'delete' => DeleteRecordAction::main($data),", "")),
    *_in(
        SERVER,
        "Lib/RestAPI/Server/Actions/SendAction.php",
        ("elements are not judged", "foreach ($sent['to'] ?? [] as $item) {", "foreach ([] as $item) {"),
        ("an object is taken for a list", " && array_is_list($value)", ""),
        ("an empty element is one", "$item !== '' && ", ""),
        ("a list may be too short", "count($record['to']) >= 1", "true"),
        ("a list may be too long", "count($record['to']) <= 20", "true"),
    ),
    *_in(SERVER, "Lib/RestAPI/Server/Processor.php", ("a resource of nothing has rows", "default => self::unknown($action),", "default => new PBXApiResult(),")),
    # Texts, pages, package
    *_in(
        BLACK_LIST,
        "Messages/ru.php",
        ("a key is missing in one language", "    'module_black_list_NotPhone' =>", "    'module_black_list_NotPhon' =>"),
    ),
    *_in(
        BLACK_LIST,
        "Messages/en.php",
        ("the breadcrumb is missing", "'BreadcrumbModuleBlackList'", "'BreadcrumbModuleBlacklist'"),
    ),
    *_in(
        BLACK_LIST,
        "App/Views/ModuleBlackList/index.volt",
        ("a page shows an unknown key", "module_black_list_Settings_sound", "module_black_list_Settings_sounds"),
    ),
    *_in(BLACK_LIST, "module.json", ("a wrong oldest release", '"min_pbx_version": "2025.1.1"', '"min_pbx_version": "2024.1.1"')),
    Mutation("a syntax error", BLACK_LIST, "Models/Settings.php", "parent::initialize();", "parent::initialize(;", parses=False),
)  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    """What a module's tests said to a mutation."""

    mutation: Mutation | None
    noticed: bool
    seconds: float
    said: str


def run_tests(module: Path, php: Path | None = None, only: str = "") -> tuple[bool, str]:
    """Runs the module's tests on the kit: did they pass, and what they said."""
    command = [sys.executable, "-m", "miko_gen", "test", str(module), "--filter", only]
    command += ["--php", str(php)] if php else []
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=900)
    if not ran.stdout.startswith("Testing "):
        raise RuntimeError(f"the tests of {module.name} do not run: {ran.stderr}")
    return ran.returncode == 0, f"{ran.stdout}{ran.stderr}"


def judge(mutation: Mutation, unbroken: Path, folder: Path, php: Path | None = None) -> Outcome:
    """Breaks a copy of the module and runs its tests: those that are about the file, and then all if none noticed."""
    module = Path(shutil.copytree(unbroken, folder / unbroken.name))
    mutation.apply(module)
    began = time.monotonic()
    passed, said = run_tests(module, php, mutation.nearest)
    if passed:
        passed, said = run_tests(module, php)
    shutil.rmtree(folder)
    return Outcome(mutation, not passed, time.monotonic() - began, said)


def first_failure(said: str) -> str:
    """The first test that noticed."""
    for line in said.splitlines():
        if line.startswith(("Failed: ", "Error: ")) or re.match(r"\d+\) ", line):
            return line.split("\\")[-1]
    return next((line for line in said.splitlines() if "rror" in line), "")[:80]


def main(words: Iterable[str]) -> int:
    chosen = [one for one in MUTATIONS if not words or any(word in one.name for word in words)]
    missed = 0
    with tempfile.TemporaryDirectory() as parent:
        modules = {
            spec: generate(ROOT / "specs" / f"{spec}.yaml", Path(parent)).folder
            for spec in {one.spec for one in chosen}
        }
        for spec, module in modules.items():
            passed, said = run_tests(module)
            if not passed:
                print(f"{spec}: its tests fail without any mutation\n{said[-3000:]}")
                return 1
        for number, mutation in enumerate(chosen):
            outcome = judge(mutation, modules[mutation.spec], Path(parent) / str(number))
            missed += not outcome.noticed
            mark = "noticed" if outcome.noticed else "MISSED "
            print(f"{mark}  {outcome.seconds:5.1f} s  {mutation.name:44}  {first_failure(outcome.said)}", flush=True)
    print(f"{len(chosen) - missed} of {len(chosen)} noticed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
