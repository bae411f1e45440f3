"""Workers, AGI scripts, hooks, contexts and the AMI user, as they are rendered."""

from __future__ import annotations

import re

import pytest

from miko_gen.contract.catalogue import dialplan_hooks, hook
from miko_gen.linked.link import link
from miko_gen.linked.module import Module
from miko_gen.linked.script_texts import variable
from miko_gen.render.files import render
from miko_gen.spec.read import validate
from miko_gen.spec.source import read_source

HEAD = """
spec: 1
module: {id: ModuleDesk, version: "1.0", developer: Example Ltd, support_email: support@example.com, title: Desk, summary: A desk}
models:
  Options:
    singleton: true
    fields:
      greeting: {type: string}
      sound: {type: sound}
      active: {type: bool, default: true}
      ami_secret: {type: secret}
      seen: {type: integer, silent: true, read_only: true}
  Callers:
    fields:
      number: {type: phone, required: true}
      title: {type: string}
      melody: {type: sound}
      calls: {type: integer, default: 0, silent: true, read_only: true}
"""
FIND = "find: {model: Callers, where: {number: caller}}"


def module_of(text: str) -> Module:
    return link(validate(read_source((HEAD + text).encode(), "module.yaml")))


def rendered(text: str) -> dict[str, str]:
    return {path: content.decode() for path, content in render(module_of(text)).items()}


def conf(text: str) -> str:
    return rendered(text)["Lib/DeskConf.php"]


def script(steps: str, *, let: str = "caller: CALLERID(num)") -> str:
    text = f"agi:\n  greet:\n    let: {{{let}}}\n    {FIND}\n    {steps}\n"
    return rendered(text + "dialplan: {incoming_before_dial: {agi: greet}}\n")["agi-bin/module-desk-greet.php"]


def test_a_module_without_calls_has_an_empty_conf_and_no_main() -> None:
    files = rendered("")
    assert "function" not in files["Lib/DeskConf.php"]
    assert not [path for path in files if path.startswith(("agi-bin/", "Lib/Worker")) or path.endswith("Main.php")]


@pytest.mark.parametrize("name", [name for name in dialplan_hooks() if hook(name).takes_text])
def test_every_hook_that_returns_text_takes_text(name: str) -> None:
    made = conf(f"dialplan: {{{name}: '; same => n,NoOp(x)'}}\n")
    assert hook(name).signature in made
    assert "return '; same => n,NoOp(x)' . PHP_EOL;" in made


@pytest.mark.parametrize("name", dialplan_hooks())
def test_every_hook_takes_a_handler_with_cores_parameters(name: str) -> None:
    files = rendered(f"dialplan: {{{name}: {{handler: answerCore}}}}\n")
    fact = hook(name)
    call = f"(new DeskMain())->answerCore({fact.arguments});"
    before = "" if fact.returns == "void" else "$changed = " if "PJSIPOptions" in fact.name else "return "
    assert before + call in files["Lib/DeskConf.php"]
    assert re.search(rf"public function answerCore\(.*\): {fact.returns}$", files["Lib/DeskMain.php"], re.MULTILINE)


def test_parts_of_a_hook_keep_their_order() -> None:
    made = conf(
        "agi: {greet: {handler: greet}}\n"
        "dialplan: {incoming_before_dial: ['same => n,NoOp(1)', {agi: greet}, {handler: more}, 'same => n,NoOp(2)']}\n"
    )
    places = [made.index(part) for part in ("NoOp(1)", "AGI(module-desk-greet.php)", "->more(", "NoOp(2)")]
    assert places == sorted(places)


def test_the_marker_of_a_text_is_not_a_line_of_it() -> None:
    made = conf('dialplan: {globals: "A=1\\nCONF=2"}\n')
    assert "<<<'CONF_'" in made
    assert "\n            CONF_;" in made or "\n            CONF_ " in made


def test_settings_in_a_context_lose_what_is_code_and_are_followed() -> None:
    made = conf(
        "dialplan:\n  contexts:\n    module-desk-x: |\n"
        "      exten => s,1,Playback({{settings.sound}})\n      same => n,NoOp({{ settings.greeting }}{{ settings.active }})\n"
    )
    assert "'{{ settings.sound }}' => $this->soundPath((string)$settings?->sound)," in made
    assert "'{{ settings.active }}' => $settings?->active ? '1' : '0'," in made
    first, rest = re.search(r"'/\^\[\^(.*?)\]\+\|\[\^(.*?)\]\|", made).groups()  # type: ignore[union-attr]
    assert not set(';,$(){}[]"&|?=\n') & set(first + rest)
    assert "_" not in first, "a pattern begins with it"
    assert "Options::class => ['greeting', 'sound', 'active']," in made


def test_a_silent_field_reloads_nothing() -> None:
    made = conf("dialplan: {incoming_before_dial: {handler: more}}\n")
    followed = made[made.index("RELOADED_BY") : made.index("];")]
    assert "'title'" in followed
    assert "'calls'" not in followed
    assert "'seen'" not in followed


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("dialplan: {incoming_before_dial: 'same => n,NoOp()'}", "ReloadDialplanAction"),
        ("dialplan: {contexts: {module-desk-x: 'exten => s,1,NoOp()'}}", "ReloadDialplanAction"),
        ("dialplan: {override_pjsip_options: {handler: more}}", "ReloadPJSIPAction"),
        ("dialplan: {feature_map: 'desk => *9'}", "ReloadFeaturesAction"),
        ("dialplan: {modules_conf: 'load => app_x.so'}", "ReloadModulesConfAction"),
    ],
)
def test_enabling_and_disabling_reload_what_core_does_not(text: str, action: str) -> None:
    assert conf(text + "\n").count(f"WorkerModelsEvents::invokeAction({action}::class);") == 2


def test_core_reloads_the_manager_by_itself() -> None:
    made = conf("ami_user: {secret: settings.ami_secret, read: [call]}\n")
    assert "onAfterModuleEnable" not in made
    assert "ReloadManagerAction::class => [" in made
    assert "Options::class => ['ami_secret']," in made


def test_the_ami_user_comes_from_this_machine_and_gets_no_pings() -> None:
    made = conf("ami_user: {secret: settings.ami_secret, read: [user], write: [call]}\n")
    for line in (
        "[module-desk]",
        "deny = 0.0.0.0/0.0.0.0",
        "permit = 127.0.0.1",
        "read = user",
        "eventfilter = !UserEvent: Ping_",
    ):
        assert f"'{line}'," in made


def test_values_in_commands_are_cleaned_and_literals_are_not() -> None:
    made = script(
        """when_found: [{verbose: 'Hi "you" {caller}'}, {set: {X: "{row.title}", Y: 'a"b'}}, {verbose: 'say "x"'}]"""
    )
    assert """$agi->verbose(addcslashes($clean('Hi "you" ' . $caller), '"\\\\'));""" in made
    assert "$agi->set_variable('X', $clean($row->title));" in made
    assert """$agi->set_variable('Y', 'a"b');""" in made
    assert """$agi->verbose('say \\"x\\"');""" in made


def test_a_chosen_sound_is_played_by_its_path() -> None:
    made = script("when_found: [{playback: '{row.melody}'}, {playback: '{settings.sound}'}, {playback: beep}]")
    assert "addcslashes($clean($sound($row->melody))" in made
    assert "addcslashes($clean($sound($settings?->sound))" in made
    assert """$agi->exec('Playback', '"beep"');""" in made


def test_increment_does_not_save_the_model() -> None:
    made = script("when_found: [{increment: calls}]")
    assert 'UPDATE "m_Callers" SET "calls" = COALESCE("calls", 0) + 1 WHERE "id" = ?' in made
    assert "save(" not in made


def test_a_hang_up_cause_is_set_before_the_call_ends() -> None:
    made = script("when_not_found: [{hangup: 21}]")
    assert made.index("$agi->exec('Hangup', '21');") < made.index("$agi->hangup();")
    assert "if ($row === null) {" in made


def test_names_of_let_do_not_replace_variables_of_the_script() -> None:
    assert variable("agi") == "$agiValue"
    assert variable("this") == "$thisValue"
    made = script("when_found: [{verbose: '{agi}'}]", let="caller: CALLERID(num), agi: CHANNEL")
    assert "$agiValue = $read('CHANNEL');" in made
    assert "$clean($agiValue)" in made


def test_a_worker_hears_what_it_names_and_the_ping() -> None:
    made = rendered("workers: {Ear: {events: [Hangup], user_events: [Knock], handler: onKnock}}\n")["Lib/WorkerEar.php"]
    assert "private const EVENTS = ['Hangup'];" in made
    assert "private const USER_EVENTS = ['Knock'];" in made
    assert "if ($name === 'UserEvent' && $this->replyOnPingRequest($event)) {" in made
    assert "while (!$this->needRestart) {" in made
    assert "$this->main->onKnock($event);" in made


def test_each_handler_is_one_method_of_main() -> None:
    files = rendered(
        "workers: {Ear: {events: [Hangup], handler: hear}, Eye: {events: [Newchannel], handler: hear}}\n"
        "rest: {callers: {model: Callers, actions: {check: {returns: {known: bool, share: number}, handler: check}}}}\n"
    )
    main = files["Lib/DeskMain.php"]
    assert main.count("public function hear(array $event): void") == 1
    assert "public function check(array $parameters): array" in main
    assert "'known' => false,\n            'share' => 0.0," in main


def test_a_part_of_a_hook_depends_on_the_settings_and_the_rows_that_it_names() -> None:
    made = conf(
        "dialplan:\n  internal:\n    when: {settings.active: true}\n"
        "    each: {model: Callers, where: {title: vip}}\n    text: 'exten => {{ row.number }},1,NoOp({{ settings.greeting }})'\n"
    )
    assert "return (bool)Options::findFirst()?->active" in made
    assert "Callers::find(['conditions' => '[title] = :title:', 'bind' => ['title' => 'vip']])" in made
    followed = made[made.index("RELOADED_BY") : made.index("];")]
    assert "Options::class => ['greeting', 'active']" in followed
    assert "Callers::class => ['title', 'number']" in followed


def test_rows_stand_in_the_order_that_is_said_and_follow_it() -> None:
    made = conf(
        "dialplan:\n  internal:\n    each: {model: Callers, order_by: title desc}\n"
        "    text: 'exten => {{ row.number }},1,NoOp()'\n"
    )
    assert "Callers::find(['order' => '[title] DESC, id'])" in made
    followed = made[made.index("RELOADED_BY") : made.index("];")]
    assert "Callers::class => ['title', 'number']" in followed


def test_a_name_of_a_section_is_one_name_and_a_password_is_kept() -> None:
    made = conf(
        "dialplan:\n  pjsip_peers:\n    each: Callers\n    text: |\n      [{{ row.title }}]\n      type = auth\n"
        "      username = {{ row.title }}\n"
    )
    assert "'{{ row.title as name }}' => (string)preg_replace('/[^\\w.+*@-]/', '', (string)$row->title)," in made
    assert "'{{ row.title }}' => (string)$row->title," in made
    assert "preg_replace(['/[[:cntrl:]]/', '/;/'], ['', '\\\\;'], $values)" in made


def test_options_are_changed_where_their_section_is() -> None:
    made = conf("dialplan: {override_pjsip_options: {aor: {max_contacts: 3}, endpoint: {allow: [alaw, ulaw]}}}\n")
    assert "'aor' => [\n                'max_contacts' => '3',\n            ]," in made
    assert "'allow' => ['alaw', 'ulaw']," in made
    assert "default => []," in made
    assert "return match ($options['type'] ?? '') {" in made, "what stays as it was is not returned"


def test_of_the_options_of_a_handler_those_are_returned_that_have_changed() -> None:
    made = conf(
        "dialplan: {override_pjsip_options: [{handler: some}, {aor: {max_contacts: 3}}, {when: settings.active, handler: more}]}\n"
    )
    assert "$changed = array_replace($options, (new DeskMain())->some($extension, $options));" in made
    assert "$changed = array_replace($changed, match ($options['type'] ?? '') {" in made
    assert "$changed = array_replace($changed, (new DeskMain())->more($extension, $changed));" in made
    assert made.count("$value !== ($options[$name] ?? null)") == 1


def test_a_script_ends_where_the_call_leaves() -> None:
    made = script("when_found: [{if: {row.title: vip}, goto: 'internal,{row.number},1'}, answer]")
    assert "if ($goto('internal', $row->number, '1')) {\n                return;" in made
    assert "DIALPLAN_EXISTS(" in made


def test_what_is_asked_of_a_server_is_encoded_and_bounded() -> None:
    made = script(
        "when_found: [{http: {url: 'https://example.com/{row.title}?n={caller}', timeout: 3, json: name}}, "
        "{verbose: '{name}'}]"
    )
    assert "'https://example.com/'" in made
    assert ". rawurlencode((string)$row->title)" in made
    assert "CURLOPT_TIMEOUT => $seconds" in made
    assert "VERIFY" not in made, "certificates are verified by default"
    assert "FOLLOWLOCATION" not in made
    assert "pcntl_alarm(13);" in made


STEPS = """
workers:
  Ear:
    events: [Newchannel]
    when: {Context: [incoming, "it's"]}
    then:
      - {save: Callers, by: {number: "{CallerIDNum}"}, set: {title: "{CallerIDName} of {settings.greeting}"}, increment: calls}
      - {save: Callers, set: {number: "100"}}
      - {push: call}
      - {user_event: Seen, data: {Number: "{CallerIDNum}"}}
"""


def test_a_worker_with_steps_needs_no_main() -> None:
    files = rendered(STEPS)
    made = files["Lib/WorkerEar.php"]
    assert "Lib/DeskMain.php" not in files
    assert "'Context' => ['incoming', 'it\\'s']," in made
    for method in ("saveInCallers", "saveInCallers2", "pushCall", "raiseSeen"):
        assert f"$this->{method}(...)," in made
        assert f"private function {method}(array $event): void" in made


def test_a_value_of_an_event_is_a_value_of_the_row() -> None:
    made = rendered(STEPS)["Lib/WorkerEar.php"]
    assert "'conditions' => '[number] = :number:', 'bind' => $key" in made
    assert "'title' => ($event['CallerIDName'] ?? '') . ' of ' . (string)$settings?->greeting," in made
    assert 'UPDATE "m_Callers" SET "calls" = COALESCE("calls", 0) + 1 WHERE "id" = ?' in made


def test_a_web_hook_verifies_the_server_and_is_no_matter_of_workers_without_one() -> None:
    text = "workers: {Ear: {events: [Hangup], then: [{web_hook: settings.url}]}}\n"
    files = {
        path: content.decode()
        for path, content in render(
            link(validate(read_source((HEAD.replace("greeting: {type: string}", "greeting: {type: string}\n      url: {type: url}") + text).encode(), "module.yaml")))
        ).items()
    }  # fmt: skip
    hooks = files["Lib/DeskWebHooks.php"]
    assert "CURLOPT_SSL_VERIFYPEER => true" in hooks
    assert "CURLOPT_SSL_VERIFYHOST => 2" in hooks
    assert "FOLLOWLOCATION" not in hooks
    assert "Lib/DeskWebHooks.php" not in rendered(STEPS)


def test_a_pool_says_core_how_many_processes_it_has() -> None:
    files = rendered("workers: {Many: {type: pool, processes: 4, handler: one}}\n")
    assert "public int $maxProc = 4;" in files["Lib/WorkerMany.php"]
    assert "WorkerSafeScriptsCore::CHECK_BY_REDIS" in files["Lib/DeskConf.php"]


def test_no_shell_reads_the_arguments_of_a_program() -> None:
    text = """workers: {Gate: {type: daemon, binary: bin/gate, arguments: ["; rm -rf '$HOME'", "--say={settings.greeting}"]}}\n"""
    files = rendered(text)
    made = files["Lib/WorkerGate.php"]
    assert "return [\n            self::program(),\n            '; rm -rf \\'$HOME\\''," in made
    assert "proc_open([$program, ...$arguments]," in files["Lib/DeskProgram.php"]
    assert "'--say=' . (string)$settings?->greeting," in made
    assert "WorkerGate::stopLeftOver();" in files["Lib/DeskConf.php"]
    assert "$this->isChangeOf($data, Options::class, ['greeting'])" in files["Lib/DeskConf.php"]


def test_only_the_commands_that_are_asked_for_are_there() -> None:
    made = rendered("commands: [hang_up]\n")["Lib/DeskCalls.php"]
    assert "function hangUp(" in made
    assert not [name for name in ("originate", "redirect", "number", "plain") if f"function {name}(" in made]


def test_an_application_of_ari_has_a_user_a_context_and_a_worker() -> None:
    text = "ari: {secret: settings.ami_secret, events: {StasisStart: onStart}, turn_on: true}\n"
    files = rendered(text + "dialplan: {ari_conf: '; mine', contexts: {module-desk-x: 'exten => s,1,NoOp()'}}\n")
    made = files["Lib/DeskConf.php"]
    assert "exten => _[0-9*#+]!,1,Stasis(module-desk)" in made
    assert "return $this->ariUser()\n            . '; mine' . PHP_EOL;" in made
    assert "PbxSettings::setValueByKey(PbxSettings::ARI_ENABLED, '1');" in made
    assert made.count("WorkerModelsEvents::invokeAction(ReloadAriAction::class);") == 2
    assert "'StasisStart' => $this->main->onStart($event, $this->ari)," in files["Lib/WorkerAri.php"]
    assert "public function onStart(array $event, DeskAri $ari): void" in files["Lib/DeskMain.php"]
