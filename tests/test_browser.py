"""Headless Chromium uses the generated pages of every example: on the test kit, or on Core with MIKOPBX_CORE."""

from __future__ import annotations

import json
import os
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from selenium.webdriver import Chrome

from browser_uses import HOSTILE, HOSTILE_SPEC, USES, Use
from cabinet import running
from conftest import ROOT, SPECS
from miko_gen.linked.link import link
from miko_gen.linked.module import Module
from miko_gen.linked.pages import Page
from miko_gen.project.generate import generate
from miko_gen.spec.read import read_text
from page import Browser, start_browser

LINKED = {spec.stem: link(read_text(spec.read_text(encoding="utf-8"))) for spec in SPECS}
# A PHP with ext-phalcon, to open the pages on Core.
PHP = Path(os.environ["MIKO_GEN_PHP"]) if "MIKO_GEN_PHP" in os.environ else None
SCREENSHOTS = ROOT / "build" / "screenshots"


@dataclass(frozen=True)
class Opened:
    """The pages of one spec in the browser."""

    browser: Browser
    linked: Module
    use: Use

    def text(self, key: str, language: str = "en") -> str:
        texts = dict(self.linked.messages(language))
        return texts[f"{self.linked.message_prefix}{key}"]

    @property
    def form(self) -> str:
        """The page with the settings."""
        return next(page.name for page in self.linked.pages if page.is_form)

    def labels(self, language: str) -> set[str]:
        texts = dict(self.linked.messages(language))
        shown = [item for page in self.tabs for item in (page.table.columns if page.table else page.inputs)]
        return {texts[item.key] for item in shown if getattr(item, "kind", "") != "hidden"}

    @property
    def tabs(self) -> list[Page]:
        """What the module's own address shows."""
        return [page for page in self.linked.pages if page.is_tab]


@pytest.fixture(scope="module")
def driver(chromium: Path) -> Iterator[Chrome]:
    browser = start_browser(chromium)
    yield browser
    browser.quit()


@pytest.fixture(scope="module", params=USES)
def opened(
    request: pytest.FixtureRequest,
    driver: Chrome,
    php: Path,
    standins: Path,
    libraries: Path,
    modules: Mapping[str, Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Opened]:
    name = request.param
    scratch = tmp_path_factory.mktemp(name) / "scratch"
    with running(PHP or php, standins, modules[name], libraries, scratch) as cabinet:
        browser = Browser(driver, cabinet, LINKED[name].slug, SCREENSHOTS)
        yield Opened(browser, LINKED[name], USES[name])


def those(condition: Callable[[Use], object]) -> pytest.MarkDecorator:
    """Only the specs for which this is true."""
    names = [name for name, use in USES.items() if condition(use)]
    return pytest.mark.parametrize("opened", names, indirect=True, scope="module")


def test_every_spec_with_pages_is_used() -> None:
    assert {*USES} == {name for name, module in LINKED.items() if module.pages}


def test_opens_without_an_error(opened: Opened) -> None:
    browser = opened.browser
    browser.open()
    for page in opened.tabs:
        browser.tab(page.name)
        browser.picture(page.name)
    assert browser.errors() == []
    title = browser.one("h1 .content").text.split("\n")[0]
    sidebar = opened.linked.setup.shown_sidebar
    caption = sidebar.caption["en"] if sidebar and sidebar.caption else title
    shown = bool(sidebar and sidebar.shown)
    assert [link.text for link in browser.all("#sidebar-menu a.active")] == [caption] * shown


def test_adds_changes_and_deletes_a_row(opened: Opened) -> None:
    browser, use = opened.browser, opened.use
    browser.open(use.table)
    before = len(browser.rows(use.table))

    browser.add(use.table, use.new)
    first = next(iter(use.new.values()))
    row = browser.row(use.table, first)
    seen = browser.values(row)
    assert all(any(value in one for one in seen) for value in use.new.values())
    browser.picture("added")

    column, value = use.change
    browser.change(row, column, value)
    browser.open(use.table)
    row = browser.row(use.table, first)
    assert value in browser.values(row)

    browser.delete(row)
    assert len(browser.rows(use.table)) == before
    browser.open(use.table)
    assert len(browser.rows(use.table)) == before
    assert browser.errors() == []


def test_a_new_row_that_nobody_writes_into_goes_away(opened: Opened) -> None:
    browser, use = opened.browser, opened.use
    browser.open(use.table)
    before = len(browser.rows(use.table))

    browser.add(use.table, {})

    assert len(browser.rows(use.table)) == before


def test_a_new_row_can_be_cancelled(opened: Opened) -> None:
    browser, use = opened.browser, opened.use
    column, value, _ = use.wrong
    browser.open(use.table)
    before = len(browser.rows(use.table))

    browser.add(use.table, {**use.new, column: value})
    browser.one(f'table[data-page="{use.table}"] tr[data-id=""] a.cancel').click()
    browser.settle()

    assert len(browser.rows(use.table)) == before
    assert browser.errors() == []


def test_says_what_is_wrong_with_a_row(opened: Opened) -> None:
    browser, use = opened.browser, opened.use
    column, value, message = use.wrong
    browser.open(use.table)
    before = len(browser.rows(use.table))

    browser.add(use.table, {**use.new, column: value})
    cell = browser.one(f'table[data-page="{use.table}"] tr[data-id=""] td.error')
    assert cell.find_elements("name", column)
    assert cell.text == opened.text(message)
    browser.picture("wrong-row")

    browser.write(cell.find_element("name", column), use.new.get(column, ""))
    browser.leave()
    assert len(browser.rows(use.table)) == before + 1
    browser.delete(browser.row(use.table, next(iter(use.new.values()))))
    assert browser.errors() == []


@those(lambda use: use.settings)
def test_saves_the_settings(opened: Opened) -> None:
    browser = opened.browser
    browser.open(opened.form)

    for name, value in opened.use.settings.items():
        browser.set(name, value)
    browser.picture("settings-filled")
    browser.save()
    assert browser.all(".ui.message.ajax") == []
    browser.open(opened.form)

    for name, value in opened.use.settings.items():
        # What is secret stays on the server.
        assert "secret" in name or value in browser.shown(name)
        assert "secret" not in name or browser.shown(name) == ""
    assert browser.errors() == []


@those(lambda use: use.wrong_setting)
def test_says_what_is_wrong_with_the_settings(opened: Opened) -> None:
    assert opened.use.wrong_setting is not None
    browser = opened.browser
    name, value, message = opened.use.wrong_setting
    browser.open(opened.form)
    kept = browser.shown(name)

    browser.set(name, value)
    browser.save()
    mistake = browser.one(".field.error")
    assert opened.text(message) in mistake.text
    assert mistake.find_elements("name", name)
    browser.picture("judged-settings")

    # What the browser lets through, the model judges.
    browser.script("Form.validateRules = {}")
    browser.save()
    assert opened.text(message) in browser.one(".ui.error.message.ajax").text
    assert browser.one(".field.error").find_elements("name", name)
    browser.picture("wrong-settings")
    browser.open(opened.form)
    assert browser.shown(name) == kept


def test_speaks_the_language_that_is_chosen(opened: Opened) -> None:
    browser = opened.browser
    browser.open()
    browser.speak("ru")
    texts = dict(opened.linked.messages("ru"))
    seen = set()
    for page in opened.tabs:
        browser.tab(page.name)
        # Those behind a tab of the form too.
        seen |= {label.get_property("textContent") for label in browser.all("label, th")}
        browser.picture(f"{page.name}-ru")

    assert opened.labels("ru") <= seen
    assert browser.one("h1 .content").text.startswith(texts[f"Breadcrumb{opened.linked.id}"])
    browser.tab(opened.use.table)
    assert browser.one(f'button[data-page="{opened.use.table}"]:not([data-way])').text == "Добавить"
    browser.speak("en")
    assert browser.errors() == []


def test_who_may_only_look_changes_nothing(opened: Opened) -> None:
    browser = opened.browser
    browser.open()
    browser.driver.add_cookie({"name": "role", "value": "reader"})
    browser.open()
    for page in opened.tabs:
        browser.tab(page.name)
        browser.picture(f"{page.name}-reader")
        if page.is_form:
            assert browser.all("#submitbutton") == []
        else:
            assert browser.all(f'button[data-page="{page.name}"], table[data-page="{page.name}"] a.delete') == []
            assert browser.all(f'table[data-page="{page.name}"] tbody :enabled:is(input, select, textarea)') == []
    browser.driver.delete_cookie("role")
    assert browser.errors() == []


@those(lambda use: use.search)
def test_finds_rows(opened: Opened) -> None:
    assert opened.use.search is not None
    browser, use = opened.browser, opened.use
    found, other = opened.use.search
    browser.open(use.table)
    column, value = use.change
    browser.add(use.table, {**use.new, column: value})

    browser.search(use.table, found)
    assert [found in browser.values(row) for row in browser.rows(use.table)] == [True]
    browser.search(use.table, other)
    assert [other in browser.values(row) for row in browser.rows(use.table)] == [True]
    browser.search(use.table, "100%_")
    assert browser.rows(use.table) == []
    browser.picture("nothing-found")
    browser.search(use.table, "")
    browser.delete(browser.row(use.table, found))
    assert browser.errors() == []


def test_hostile_text_is_text(opened: Opened) -> None:
    browser = opened.browser
    text = {
        page: [
            item.name
            for item in (page.table.columns if page.table else page.inputs)
            if item.field.column_type in ("string", "text")
        ]
        for page in opened.tabs
    }
    with sqlite3.connect(browser.cabinet.database) as database:
        for page, columns in text.items():
            assert page.model is not None
            names = ", ".join(f'"{name}"' for name in columns)
            places = ", ".join("?" * len(columns))
            if not page.is_form:
                database.execute(
                    f'INSERT INTO "{page.model.table}" ({names}) VALUES ({places})', [HOSTILE] * len(columns)
                )
            elif columns:
                database.execute(f'UPDATE "{page.model.table}" SET ({names}) = ({places})', [HOSTILE] * len(columns))

    browser.open()
    for page, columns in text.items():
        browser.tab(page.name)
        browser.picture(f"{page.name}-hostile")
        if page.is_form and page.model:
            texts = [browser.shown(name) for name in columns if not page.model.by_name[name].is_secret]
            assert all(shown in (HOSTILE, "") for shown in texts)
        else:
            assert browser.values(browser.row(page.name, HOSTILE)).count(HOSTILE) == len(columns)
        assert browser.hacked() is None
    assert browser.errors() == []


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_hostile_spec_is_text(
    driver: Chrome, php: Path, standins: Path, libraries: Path, tmp_path: Path, language: str
) -> None:
    spec = tmp_path / "hostile.yaml"
    spec.write_text(re.sub(r"\bH\b", lambda _: json.dumps(HOSTILE), HOSTILE_SPEC), encoding="utf-8")
    module = generate(spec, tmp_path / "modules").folder

    with running(PHP or php, standins, module, libraries, tmp_path / "scratch") as cabinet:
        browser = Browser(driver, cabinet, "module-hostile", SCREENSHOTS)
        browser.open("options")
        if language != "en":
            browser.speak(language)
        assert [label.text for label in browser.all(".form label")] == [HOSTILE] * 5
        assert [browser.shown(name) for name in ("words", "many", "kind")] == [HOSTILE] * 3
        assert [small.text for small in browser.all(".form small")] == [HOSTILE] * 2
        browser.choose("other", HOSTILE)
        browser.save()
        assert browser.all(".ui.message.ajax") == []
        browser.picture("options")

        browser.open("rows")
        assert [head.text for head in browser.all("th")] == [HOSTILE] * 3 + [""]
        browser.add("rows", {"name": f"{HOSTILE} 2"})
        assert browser.values(browser.row("rows", f"{HOSTILE} 2")) == [f"{HOSTILE} 2", HOSTILE, HOSTILE]
        browser.picture("rows")
        assert browser.hacked() is None
        assert browser.errors() == []
