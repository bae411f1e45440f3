"""Headless Chromium uses a generated form: tabs, conditions, rules, pickers, a secret and the status block."""

from __future__ import annotations

import re
import sqlite3
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from selenium.webdriver import Chrome

from cabinet import running, until
from conftest import with_handlers
from miko_gen.linked.client_rules import ClientRule, in_javascript
from page import Browser, start_browser
from strategies import _PATTERNS
from test_browser import LINKED, PHP, SCREENSHOTS

NAME = "crm-link"
HANDLERS = {
    "staffOfCrm": """return [
            ['login' => 'ann', 'name' => "<i>Ann</i> of {$settings->login}", 'pin' => '1234'],
            ['login' => 'bob'],
        ];"""
}
CORE_FORM = Path(__file__).parent / "browser" / "core_form.php"


@pytest.fixture(scope="module")
def driver(chromium: Path) -> Iterator[Chrome]:
    browser = start_browser(chromium)
    yield browser
    browser.quit()


@pytest.fixture(scope="module")
def browser(
    driver: Chrome,
    php: Path,
    standins: Path,
    libraries: Path,
    modules: Mapping[str, Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Browser]:
    scratch = tmp_path_factory.mktemp(NAME) / "scratch"
    module = with_handlers(modules[NAME], tmp_path_factory.mktemp("crm"), HANDLERS)
    with running(PHP or php, standins, module, libraries, scratch) as cabinet:
        yield Browser(driver, cabinet, LINKED[NAME].slug, SCREENSHOTS)


def text(key: str) -> str:
    texts = dict(LINKED[NAME].messages("en"))
    return texts[f"{LINKED[NAME].message_prefix}{key}"]


def seen(browser: Browser) -> list[str]:
    """The labels that a person sees."""
    return [one.text for one in browser.all("form .field > label, form .checkbox > label") if one.is_displayed()]


def test_tabs_hold_their_fields(browser: Browser) -> None:
    browser.open("settings")
    assert seen(browser) == ["Send calls", "In the cloud", "On a server of our own", "Login", "Key"]
    assert [one.text for one in browser.all("form h3") if one.is_displayed()] == ["Connection", "Access"]
    browser.picture("form-service")

    browser.tab("settings-calls")
    assert seen(browser) == ["Unknown callers go to", "Greeting", "Note for every call"]
    assert browser.one("[name=note]").get_attribute("placeholder") == "For example which office"
    browser.picture("form-calls")
    assert browser.errors() == []


def test_fields_appear_with_the_value_of_another(browser: Browser) -> None:
    browser.open("settings")
    browser.click("label[for=kind-2]")
    assert {"Address", "Port"} <= set(seen(browser))
    browser.click("label[for=kind-1]")
    assert not {"Address", "Port"} & set(seen(browser))

    browser.click("label[for=active]")
    browser.tab("settings-calls")
    assert "Note for every call" not in seen(browser)


def test_a_mistake_is_said_before_anything_is_sent(browser: Browser) -> None:
    browser.open("settings")
    browser.click("label[for=kind-2]")
    browser.set("server", "")
    browser.set("port", "70000")
    browser.set("login", "Ann Lee")
    browser.tab("settings-calls")
    browser.save()

    browser.one("[name=server]")
    for name, message in {"server": "Required", "port": "TooLarge", "login": "BadFormat"}.items():
        field = next(one for one in browser.all(".field.error") if one.find_elements("name", name))
        assert field.find_element("css selector", ".prompt").text == text(message)
    browser.picture("form-mistakes")

    # What is needed with these values only.
    login = browser.one("[name=login]").find_element("xpath", "./..")
    browser.set("login", "")
    browser.save()
    assert login.find_element("css selector", ".prompt").text == text("Settings_login_Required")
    assert "required" in (login.get_attribute("class") or "").split()
    browser.click("label[for=kind-1]")
    assert "required" not in (login.get_attribute("class") or "").split()
    browser.click("label[for=kind-2]")

    # Nobody is asked for what he cannot see.
    browser.set("login", "ann.lee")
    browser.click("label[for=kind-1]")
    browser.save()
    assert browser.all(".ui.message.ajax") == []
    browser.open("settings")
    assert browser.shown("login") == "ann.lee"
    assert browser.errors() == []


def test_radio_buttons_and_hidden_values_are_kept(browser: Browser) -> None:
    browser.open("settings")
    browser.click("label[for=kind-2]")
    browser.set("server", "https://pbx.example.com")
    browser.set("login", "ann.lee")
    browser.script("jQuery('[name=revision]').val('7').trigger('change')")
    browser.save()
    browser.open("settings")

    assert browser.script("return jQuery('[name=kind]:checked').val()") == "own"
    assert browser.script("return jQuery('[name=revision]').val()") == "7"
    assert browser.shown("server") == "https://pbx.example.com"
    assert browser.errors() == []


def test_pickers_are_those_of_core(browser: Browser) -> None:
    browser.open("settings")
    browser.tab("settings-calls")
    assert browser.all(".action-playback-button.disabled")
    browser.choose("manager", "Welcome")
    browser.choose("greeting", "Welcome")
    browser.click(".action-playback-button")
    browser.settle()
    until(lambda: browser.script("return performance.getEntriesByType('resource').some((one) => one.name.includes(':playback'))"), "it plays")  # fmt: skip
    browser.save()
    browser.open("settings")
    browser.tab("settings-calls")

    assert "Welcome" in browser.shown("manager")
    assert "Welcome" in browser.shown("greeting")
    browser.picture("form-pickers")
    browser.choose("greeting", "-")
    browser.save()
    browser.open("settings")
    assert browser.shown("greeting") == ""
    assert browser.errors() == []


def test_a_secret_is_made_by_a_button(browser: Browser) -> None:
    browser.open("settings")
    field = browser.driver.find_element("name", "api_key")
    browser.click(".generate-password")
    made = until(lambda: field.get_property("value"), "a password is made")
    assert field.get_attribute("type") == "password"
    browser.click(".show-hide-password")
    assert field.get_attribute("type") == "text"
    assert browser.one("button.clipboard").get_attribute("data-clipboard-text") == made
    browser.save()

    until(lambda: field.get_property("value") == "", "it is not shown any more")
    assert browser.errors() == []


def test_the_state_is_asked_again_and_again(browser: Browser) -> None:
    browser.open("settings")
    until(lambda: browser.one("#module-crm-link-status").text == text("page_settings_State_connected"), "it is shown")
    asked = "return performance.getEntriesByType('resource').filter((one) => one.name.endsWith('/status')).length"
    first = browser.script(asked)
    until(lambda: browser.script(asked) > first, "it is asked again")

    browser.script(
        "ModuleCrmLinkStatus.show(ModuleCrmLinkStatus.states.silent, '<img src=x onerror=\"hacked = 1\"> 3 calls')"
    )
    block = browser.one("#module-crm-link-status")
    assert block.text.startswith(text("page_settings_State_silent"))
    assert "negative" in str(block.get_attribute("class"))
    assert browser.hacked() is None
    browser.picture("form-status")
    assert browser.errors() == []


def test_nothing_is_asked_of_a_disabled_module(browser: Browser) -> None:
    browser.open("settings")
    browser.settle()
    browser.script(
        "jQuery('#module-status').prop('checked', false); window.dispatchEvent(new Event('ModuleStatusChanged'))"
    )
    until(lambda: "disabled" in browser.one("#module-crm-link-status").text, "the module is disabled")
    assert browser.script("return ModuleCrmLinkStatus.isAsking") is False


def test_a_button_shows_rows_of_what_is_typed(browser: Browser) -> None:
    browser.open("settings")
    browser.set("login", "eve")
    browser.click('button[data-url$="/staff"]')

    shown = browser.one(".module-crm-link-list.visible")
    until(lambda: "animating" not in str(shown.get_attribute("class")), "the window is open")
    cells = [one.text for one in browser.all(".module-crm-link-list :is(th, td)")]
    assert cells == ["Login", "Name", "ann", "<i>Ann</i> of eve", "bob", ""]
    browser.picture("form-rows")
    browser.one(".module-crm-link-list .close").click()
    until(lambda: browser.all(".module-crm-link-list") == [], "the window is gone")
    assert browser.errors() == []


def test_messages_reach_the_open_page(browser: Browser) -> None:
    browser.open("settings")
    browser.settle()
    hostile = '<img src=x onerror="hacked = 1">'
    browser.script("EventBus.publish('module-crm-link-call-sent', { number: arguments[0], seconds: 7 })", hostile)
    notice = browser.one(".ui.toast")
    assert f"A call from {hostile} is in the CRM" in notice.text
    assert browser.hacked() is None
    browser.picture("form-notice")

    browser.open("skipped")
    browser.settle()
    rows = len(browser.rows("skipped"))
    with sqlite3.connect(browser.cabinet.database) as database:
        database.execute("INSERT INTO m_SkippedNumbers (number) VALUES ('74950000000')")
    event = {"model": "Modules\\ModuleCrmLink\\Models\\SkippedNumbers", "recordId": "1", "action": "afterSave"}
    browser.script("EventBus.publish('models-changed', arguments[0])", event)
    until(lambda: len(browser.rows("skipped")) == rows + 1, "the table is asked anew")
    assert browser.errors() == []


def test_javascript_reads_every_pattern_that_it_gets(driver: Chrome) -> None:
    patterns = [pattern for pattern in _PATTERNS if in_javascript(pattern)]
    assert len(patterns) >= 8
    samples = ["12:30", "AB", "7", "a/b~c", "x", "a.wav", "foo-1", "'", '"?#a', "я", r"\$", "", "/", "🔑.wav"]
    for pattern in patterns:
        literal = ClientRule("regExp", "", f"^(?:{pattern})$", "u").said.partition("value: ")[2]
        judged = driver.execute_script(f"return arguments[0].map((one) => {literal}.test(one))", samples)
        assert judged == [re.fullmatch(pattern, one) is not None for one in samples], pattern


def test_inputs_on_a_form_of_core(browser: Browser) -> None:
    cabinet = browser.cabinet
    html = subprocess.run(
        [cabinet.php, CORE_FORM], env=cabinet.environment, capture_output=True, text=True, check=True
    ).stdout
    assert "what nobody sees" not in html
    browser.open("settings")
    browser.script(
        "jQuery('#module-crm-link-form').prepend(arguments[0]); Form.$formObj.form('refresh'); Form.initializeDirrity()",
        html,
    )
    script = "/admin-cabinet/assets/js/cache/ModuleCrmLink/module-crm-link-core-forms.js"
    browser.driver.execute_async_script("jQuery.getScript(arguments[0]).then(arguments[1])", script)
    browser.settle()

    browser.script("jQuery('#core-menu .item').tab()")
    assert not browser.script("return jQuery('.module-crm-link-fields').is(':visible')")
    assert [item.text for item in browser.all("#core-menu .item")] == ["General", "CRM"]
    browser.click("#core-menu .item:last-child")
    browser.settle()

    def value(name: str) -> object:
        return browser.script("return Form.$formObj.form('get values')[`module-crm-link-${arguments[0]}`]", name)

    assert "hacked = 1" in browser.shown("module-crm-link-deputy")
    browser.choose("module-crm-link-deputy", "Ann Lee")
    assert browser.shown("module-crm-link-deputy") == "Ann Lee"
    assert value("deputy")
    assert browser.all("#submitbutton.disabled") == []
    browser.picture("core-form")
    browser.click("#module-crm-link-deputy-dropdown > .remove.icon")
    assert value("deputy") == ""

    password = browser.one("[name=module-crm-link-password]")
    assert (password.get_attribute("type"), value("password")) == ("password", "")
    assert password.get_attribute("placeholder") == "••••••••"
    assert browser.hacked() is None
    assert browser.errors() == []
