"""Headless Chromium on tables whose rows have pages, are dragged, chosen or only looked at, and on pages of one's own."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

from cabinet import running, until
from conftest import ROOT, with_handlers
from page import Browser, start_browser

PHP = Path(os.environ["MIKO_GEN_PHP"]) if "MIKO_GEN_PHP" in os.environ else None

HANDLERS = {
    "greetOperator": """if ((string)$row->mail === '') {
            throw new DomainException("<b>$row->name</b> has no address");
        }

        return "<i>$row->name</i> is called";""",
    "sendAllHome": """foreach (Operators::find() as $operator) {
            $operator->active = '0';
            $operator->save();
        }

        return '';""",
}


@pytest.fixture(scope="module")
def browser(
    chromium: Path,
    php: Path,
    standins: Path,
    libraries: Path,
    modules: Mapping[str, Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Browser]:
    """The pages of the call desk, whose buttons say something."""
    module = with_handlers(modules["call-desk"], tmp_path_factory.mktemp("desk"), HANDLERS)
    driver: Chrome = start_browser(chromium)
    scratch = tmp_path_factory.mktemp("call-desk") / "scratch"
    with running(PHP or php, standins, module, libraries, scratch) as cabinet:
        yield Browser(driver, cabinet, "module-call-desk", ROOT / "build" / "screenshots")
    driver.quit()


@pytest.fixture(autouse=True)
def no_error(browser: Browser) -> Iterator[None]:
    yield
    assert browser.errors() == []


def stored(browser: Browser, query: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(browser.cabinet.database) as database:
        return database.execute(query).fetchall()


def fill(browser: Browser, table: str, *rows: Mapping[str, object]) -> None:
    """The table holds these rows and no other."""
    with sqlite3.connect(browser.cabinet.database) as database:
        database.execute(f'DELETE FROM "{table}"')
        for row in rows:
            places = ", ".join("?" * len(row))
            database.execute(f'INSERT INTO "{table}" ({", ".join(row)}) VALUES ({places})', list(row.values()))


def go(browser: Browser, path: str) -> None:
    browser.driver.get(f"{browser.cabinet.url}/admin-cabinet/{path}")
    loaded(browser)


def loaded(browser: Browser) -> None:
    until(
        lambda: browser.script(
            "return document.readyState === 'complete' && window.jQuery && !jQuery('#content-frame').hasClass('loading')"
        ),
        "the page loads",
    )
    browser.settle()


def listed(browser: Browser, table: str, column: int = 0) -> list[str]:
    """What stands in a column, from top to bottom."""
    return [row.find_elements(By.TAG_NAME, "td")[column].text for row in browser.rows(table)]


def inputs(browser: Browser, table: str, name: str) -> list[str]:
    places = browser.all(f'table[data-page="{table}"] tbody [name="{name}"]')
    return [str(place.get_property("value")) for place in places]


def at(browser: Browser) -> str:
    return str(browser.driver.current_url).partition("/admin-cabinet/")[2]


def comes_to(browser: Browser, address: str) -> None:
    until(lambda: at(browser).rstrip("/") == address, f"{address} opens")
    loaded(browser)


def choose(browser: Browser, table: str, name: str, text: str) -> None:
    place = browser.one(f'.module-call-desk-filters[data-page="{table}"] select[name="{name}"]')
    browser.write(place, text)
    browser.settle()


def button(row: WebElement, kind: str) -> WebElement:
    return row.find_element(By.CSS_SELECTOR, f"a.{kind}")


ANN = {"name": "Ann", "kind": "phone", "active": 1, "mail": "ann@example.com", "since": "2026-03-02 08:30:00"}
BOB = {"name": "Bob", "kind": "chat", "active": 0, "profile": "https://example.com/bob", "since": "2026-05-01 09:00:00"}
CID = {
    "name": "Cid_100%",
    "kind": "chat",
    "active": None,
    "mail": "javascript:alert(1)",
    "profile": "javascript:hacked=1",
}


def test_the_columns_say_what_the_values_mean(browser: Browser) -> None:
    fill(browser, "m_Operators", ANN, BOB, CID)
    browser.open("operators")

    # The last who came is the first in the list.
    assert listed(browser, "operators") == ["Bob", "Ann", "Cid_100%"]
    assert listed(browser, "operators", 1) == ["In a chat", "By phone", "In a chat"]
    assert [row.find_element(By.NAME, "active").is_selected() for row in browser.rows("operators")] == [
        False,
        True,
        False,
    ]
    links = [link.get_attribute("href") for link in browser.all('table[data-page="operators"] td span a')]
    assert links == ["https://example.com/bob", "mailto:ann%40example.com"]
    assert listed(browser, "operators", 5) == ["5/1/2026, 9:00:00 AM", "3/2/2026, 8:30:00 AM", ""]
    browser.picture("operators")
    assert browser.hacked() is None


def test_the_search_takes_every_sign_as_it_is(browser: Browser) -> None:
    fill(browser, "m_Operators", ANN, BOB, CID)
    browser.open("operators")

    for text, found in (
        ("%", ["Cid_100%"]),
        ("_", ["Cid_100%"]),
        ("ANN", ["Ann"]),
        ("0%", ["Cid_100%"]),
        ("b_b", []),
        ("a chat", ["Bob", "Cid_100%"]),
    ):
        browser.search("operators", text)
        assert listed(browser, "operators") == found, text


def test_filters_choose_rows_between_two_days(browser: Browser) -> None:
    fill(browser, "m_Operators", ANN, BOB, CID)
    browser.open("operators")

    def days(first: str, last: str) -> list[str]:
        for index, day in enumerate((first, last)):
            script = "arguments[0].value = arguments[1]; $(arguments[0]).trigger('change')"
            places = browser.all('.module-call-desk-days[data-name="since"] input')
            browser.driver.execute_script(script, places[index], day)
            browser.settle()
        return listed(browser, "operators")

    assert days("2026-03-02", "") == ["Bob", "Ann"]
    assert days("2026-03-03", "") == ["Bob"]
    assert days("2026-03-02", "2026-03-02") == ["Ann"]
    assert days("", "2026-05-01") == ["Bob", "Ann"]
    assert days("2026-04-01", "2026-03-01") == []
    assert days("", "") == ["Bob", "Ann", "Cid_100%"]
    browser.picture("days")


def test_filters_choose_rows(browser: Browser) -> None:
    fill(browser, "m_Operators", ANN, BOB, CID)
    browser.open("operators")

    choose(browser, "operators", "kind", "In a chat")
    assert listed(browser, "operators") == ["Bob", "Cid_100%"]
    choose(browser, "operators", "active", "✓")
    assert listed(browser, "operators") == []
    choose(browser, "operators", "active", "✗")
    assert listed(browser, "operators") == ["Bob", "Cid_100%"]
    browser.search("operators", "cid")
    assert listed(browser, "operators") == ["Cid_100%"]
    browser.picture("filtered")


def test_a_row_is_added_changed_and_copied_on_its_page(browser: Browser) -> None:
    fill(browser, "m_Operators")
    browser.open("operators")
    browser.one('a[data-page="operators"]').click()
    comes_to(browser, "module-call-desk/call-desk-operators/modify")
    assert browser.one("h1 .content").text.startswith("Operators")

    browser.set("name", "Dee")
    browser.choose("kind", "In a chat")
    browser.set("active", "false")
    browser.set("pin", "4321")
    browser.set("notes", "Knows\nall")
    browser.picture("operator")
    browser.save()
    until(lambda: at(browser).startswith("module-call-desk/call-desk-operators/modify/"), "the row has its own address")
    loaded(browser)
    assert stored(browser, "SELECT name, kind, active, pin, notes FROM m_Operators") == [
        ("Dee", "chat", 0, "4321", "Knows\nall")
    ]
    assert [browser.shown(name) for name in ("name", "kind", "active", "pin")] == ["Dee", "In a chat", "false", ""]

    browser.set("name", "Dee Dee")
    browser.save()
    browser.one("#back-to-list-button").click()
    comes_to(browser, "module-call-desk/module-call-desk/index#operators")
    assert listed(browser, "operators") == ["Dee Dee"]

    button(browser.row("operators", "Dee Dee"), "copy").click()
    until(lambda: "?copy=" in at(browser), "the page of the copy opens")
    loaded(browser)
    # What is unique or secret is for the new row to say.
    assert [browser.shown(name) for name in ("name", "kind", "notes")] == ["", "In a chat", "Knows\nall"]
    browser.set("name", "Eve")
    browser.save()
    until(lambda: "/modify/" in at(browser), "the copy has its own address")
    loaded(browser)
    assert stored(browser, "SELECT name, kind, pin FROM m_Operators ORDER BY id") == [
        ("Dee Dee", "chat", "4321"),
        ("Eve", "chat", ""),
    ]


def test_after_saving_one_goes_where_one_wants(browser: Browser) -> None:
    fill(browser, "m_Operators", {"id": 7, **ANN})
    for mode, place in (
        ("SaveSettingsAndAddNew", "module-call-desk/call-desk-operators/modify"),
        ("SaveSettingsAndExit", "module-call-desk/module-call-desk/index#operators"),
    ):
        go(browser, "module-call-desk/call-desk-operators/modify/7")
        browser.set("name", f"Ann {mode}")
        browser.one("#dropdownSubmit").click()
        browser.one(f'#dropdownSubmit .item[data-value="{mode}"]').click()
        browser.save()
        comes_to(browser, place)
    browser.script("localStorage.clear()")


def test_what_is_wrong_is_said_on_the_page_of_the_row(browser: Browser) -> None:
    fill(browser, "m_Operators", {"id": 7, **ANN}, BOB)
    go(browser, "module-call-desk/call-desk-operators/modify/7")

    browser.set("name", "Bob")
    browser.save()

    assert browser.one(".field.error").find_elements(By.NAME, "name")
    assert stored(browser, "SELECT name FROM m_Operators WHERE id = 7") == [("Ann",)]


def test_a_row_that_is_gone_leads_back_to_the_list(browser: Browser) -> None:
    go(browser, "module-call-desk/call-desk-operators/modify/4711")

    assert browser.one(".negative.message").text == "Record not found"
    assert browser.one('table[data-page="operators"]')


def test_a_row_is_opened_by_a_double_click_and_deleted_in_the_list(browser: Browser) -> None:
    fill(browser, "m_Operators", {"id": 7, **ANN}, BOB)
    browser.open("operators")
    browser.delete(browser.row("operators", "Bob"))
    assert listed(browser, "operators") == ["Ann"]

    ActionChains(browser.driver).double_click(browser.row("operators", "Ann")).perform()
    comes_to(browser, "module-call-desk/call-desk-operators/modify/7")


def test_what_is_switched_in_the_table_is_saved(browser: Browser) -> None:
    fill(browser, "m_Operators", {"id": 7, **ANN}, BOB)
    browser.open("operators")

    browser.row("operators", "Ann").find_element(By.CSS_SELECTOR, ".toggle.checkbox").click()
    until(
        lambda: stored(browser, "SELECT name, active, mail FROM m_Operators WHERE id = 7") == [("Ann", 0, ANN["mail"])],
        "Ann leaves",
    )
    browser.row("operators", "Bob").find_element(By.CSS_SELECTOR, ".toggle.checkbox").click()
    until(lambda: stored(browser, "SELECT active FROM m_Operators WHERE name = 'Bob'") == [(1,)], "Bob comes")


def test_a_switch_that_is_refused_goes_back(browser: Browser) -> None:
    fill(browser, "m_Operators", {"id": 7, **ANN, "mail": "no address"})
    browser.open("operators")
    row = browser.row("operators", "Ann")

    row.find_element(By.CSS_SELECTOR, ".toggle.checkbox").click()
    until(lambda: "error" in str(row.get_attribute("innerHTML")), "it is refused")

    assert row.find_element(By.NAME, "active").is_selected()
    assert stored(browser, "SELECT active FROM m_Operators") == [(1,)]
    assert row.find_element(By.CSS_SELECTOR, ".message-of-field").text


def test_rows_that_belong_to_a_row_stand_on_its_page(browser: Browser) -> None:
    fill(browser, "m_Operators", {"id": 7, **ANN}, {"id": 8, **BOB})
    fill(browser, "m_Absences", *({"operator": n // 10, "day": f"{n}.03.", "reason": "ill"} for n in (70, 71, 80)))
    browser.open("operators")
    assert "Absences" not in [tab.text for tab in browser.all(".tabular.menu .item")]
    go(browser, "module-call-desk/call-desk-operators/modify")
    assert browser.all('table[data-page="absences"]') == []

    go(browser, "module-call-desk/call-desk-operators/modify/7")
    assert inputs(browser, "absences", "day") == ["70.03.", "71.03."]
    browser.add("absences", {"day": "24.12."})
    until(lambda: len(inputs(browser, "absences", "day")) == 3, "the new row is there")
    browser.change(browser.row("absences", "24.12."), "day", "25.12.")
    choose(browser, "absences", "reason", "On leave")
    assert inputs(browser, "absences", "day") == ["25.12."]
    browser.picture("absences")
    # One operator is away on one day once.
    browser.change(browser.row("absences", "25.12."), "day", "70.03.")
    until(
        lambda: "is away on this day already" in str(browser.one('table[data-page="absences"]').text), "it is refused"
    )
    expected = [(7, "70.03."), (7, "71.03."), (8, "80.03."), (7, "25.12.")]
    assert stored(browser, "SELECT operator, day FROM m_Absences ORDER BY id") == expected
    # What is written in the table is no change of the form.
    assert "disabled" in str(browser.one("#submitbutton").get_attribute("class"))


def test_a_column_counts_the_rows_that_point_to_a_row(browser: Browser) -> None:
    fill(browser, "m_Operators", {"id": 7, **ANN}, {"id": 8, **BOB})
    fill(browser, "m_Absences", *({"operator": 7, "day": f"{n}.03.", "reason": "ill"} for n in range(12)))
    browser.open("operators")
    assert dict(zip(listed(browser, "operators"), listed(browser, "operators", 6), strict=True)) == {
        "Ann": "12",
        "Bob": "0",
    }

    title = browser.all('table[data-page="operators"] th')[6]
    assert title.text == "Days away"
    assert "sorting_disabled" in str(title.get_attribute("class"))


def test_rows_have_their_places_on_the_page_of_a_row(browser: Browser) -> None:
    fill(browser, "m_Operators", {"id": 7, **ANN}, {"id": 8, **BOB})
    fill(browser, "m_Queues", *({"operator": 7, "queue": f"A{n}", "priority": n} for n in (1, 2, 3)))
    go(browser, "module-call-desk/call-desk-operators/modify/8")
    browser.add("queues", {"queue": "B1"})
    until(lambda: inputs(browser, "queues", "queue") == ["B1"], "the first row is there")
    browser.add("queues", {"queue": "B2"})
    until(lambda: inputs(browser, "queues", "queue") == ["B1", "B2"], "the second row is there")
    handles = browser.all('table[data-page="queues"] td.dragHandle')
    ActionChains(browser.driver).click_and_hold(handles[1]).move_to_element(handles[0]).release().perform()
    browser.settle()
    places = "SELECT queue, priority FROM m_Queues ORDER BY operator, priority"
    until(lambda: stored(browser, places)[3:] == [("B2", 1), ("B1", 2)], "the rows have their places")
    assert stored(browser, places)[:3] == [("A1", 1), ("A2", 2), ("A3", 3)]


def test_rows_are_dragged_to_their_places(browser: Browser) -> None:
    fill(browser, "m_Rules", *({"number": str(n), "priority": 0} for n in (11, 22, 33, 44)))
    browser.open("rules")
    assert inputs(browser, "rules", "number") == ["11", "22", "33", "44"]
    browser.picture("rules")

    handles = browser.all('table[data-page="rules"] td.dragHandle')
    hand = ActionChains(browser.driver).click_and_hold(handles[3])
    hand.move_to_element(handles[2]).move_to_element(handles[1]).release().perform()
    browser.settle()
    expected = ["11", "44", "22", "33"]
    until(lambda: inputs(browser, "rules", "number") == expected, "the rows have their places")
    browser.open("rules")

    assert inputs(browser, "rules", "number") == expected
    assert stored(browser, "SELECT number FROM m_Rules ORDER BY priority") == [(one,) for one in expected]
    assert stored(browser, "SELECT priority FROM m_Rules ORDER BY priority") == [(1,), (2,), (3,), (4,)]

    browser.add("rules", {"number": "55"})
    assert inputs(browser, "rules", "number") == [*expected, "55"]


def test_a_table_on_the_side_of_the_browser_follows_what_is_written(browser: Browser) -> None:
    fill(browser, "m_Tags", *({"text": f"Tag {n:02}", "visible": n % 2} for n in range(30)))
    browser.open("tags")
    assert len(browser.rows("tags")) == 25
    browser.search("tags", "tag 29")
    browser.change(browser.row("tags", "Tag 29"), "text", "Last")
    browser.leave()
    until(lambda: browser.rows("tags") == [], "a row that is not found any more goes away")
    browser.search("tags", "last")
    assert inputs(browser, "tags", "text") == ["Last"]
    browser.search("tags", "")
    choose(browser, "tags", "visible", "✗")
    assert inputs(browser, "tags", "text") == [f"Tag {n:02}" for n in range(0, 30, 2)]


def test_a_page_of_its_own_has_its_place_in_the_menu(browser: Browser) -> None:
    fill(browser, "m_History", {"number": "100", "called_at": "2026-01-02 10:00:00", "answered": 1})
    browser.open()
    assert "Call history" not in [tab.text for tab in browser.all(".tabular.menu .item")]

    next(link for link in browser.all("#sidebar-menu a") if link.text == "Call history").click()
    comes_to(browser, "module-call-desk/call-desk-history/index")
    assert browser.one("h1 .content").text.startswith("Call history")
    assert browser.all("h1 i.history.icon")
    assert listed(browser, "history", 1) == ["100"]
    assert browser.all('table[data-page="history"] :is(input, select, textarea, a)') == []
    assert browser.all(".module-call-desk-add") == []
    browser.picture("history")


def test_a_view_of_ones_own(browser: Browser) -> None:
    browser.open()
    next(link for link in browser.all("#sidebar-menu a") if link.text == "Board").click()
    comes_to(browser, "module-call-desk/call-desk-board/index")

    assert browser.all("#module-call-desk-board")
    assert browser.script("return Array.from(document.scripts).some((one) => one.src.includes('/own/board.js'))")
    assert browser.all('link[href*="/own/board.css"]')


def test_buttons_of_rows_and_of_the_page_call_their_handlers(browser: Browser) -> None:
    fill(browser, "m_Operators", {"id": 7, **ANN}, {"id": 8, **BOB})
    browser.open("operators")

    def said() -> str:
        text = browser.one(".ui.toast").text
        browser.script("jQuery('.toast-container').remove()")
        return text

    press = "button.module-call-desk-action"
    browser.row("operators", "Ann").find_element(By.CSS_SELECTOR, press).click()
    assert said() == "<i>Ann</i> is called"
    browser.row("operators", "Bob").find_element(By.CSS_SELECTOR, press).click()
    assert browser.one(".ui.error.toast")
    browser.picture("row-buttons")
    assert said() == "<b>Bob</b> has no address"

    for answer, at_work in ((False, 1), (True, 0)):
        browser.one(f'{press}[data-confirm="Is nobody at work any more?"]').click()
        question = browser.driver.switch_to.alert
        question.accept() if answer else question.dismiss()
        browser.settle()
        assert stored(browser, "SELECT active FROM m_Operators ORDER BY id") == [(at_work,), (0,)]
    assert said() == "All leave"
    until(lambda: browser.all('table[data-page="operators"] input.switch:checked') == [], "the table is asked anew")

    go(browser, "module-call-desk/call-desk-operators/modify")
    browser.set("name", "Eve")
    browser.set("mail", "eve@example.com")
    browser.one(press).click()
    assert said() == "<i>Eve</i> is called"
    assert stored(browser, "SELECT COUNT(*) FROM m_Operators") == [(2,)]
    go(browser, "module-call-desk/call-desk-operators/modify/7")
    browser.set("name", "Ann Lee")
    browser.one(press).click()
    assert said() == "<i>Ann Lee</i> is called"
    browser.picture("button-of-a-row")
    assert stored(browser, "SELECT name FROM m_Operators WHERE id = 7") == [("Ann",)]

    browser.set("name", "")
    browser.one(press).click()
    assert said() == "Name: This field is required"


def test_who_may_only_look_gets_no_button(browser: Browser) -> None:
    fill(browser, "m_Operators", ANN)
    browser.open()
    browser.driver.add_cookie({"name": "role", "value": "reader"})
    browser.open("operators")

    assert browser.all('table[data-page="operators"] a.button, a[data-page="operators"]') == []
    assert browser.all(".module-call-desk-action") == []
    browser.tab("rules")
    assert browser.all('table[data-page="rules"] .dragHandle, table[data-page="rules"] :enabled') == []
    browser.driver.delete_cookie("role")


def test_rows_come_out_as_a_file_and_in_from_one(browser: Browser, tmp_path: Path) -> None:
    fill(
        browser,
        "m_Tags",
        {"text": "=1+1", "note": 'a "b", c', "visible": 1},
        {"text": "Ключ", "note": "", "visible": 0},
    )
    browser.open("tags")
    browser.script(
        "window.saved = []; URL.createObjectURL = (blob) => { window.saved.push(blob); return '#'; };"
        "HTMLAnchorElement.prototype.click = function () { window.saved.push(this.download); };"
    )
    browser.one('button[data-page="tags"][data-way="export"]').click()
    until(lambda: browser.script("return window.saved.length === 2"), "the file is saved")
    text = browser.driver.execute_async_script("window.saved[0].text().then(arguments[0])")
    assert browser.script("return window.saved[1]") == "tags.csv"
    # The mark at the beginning is no part of the text.
    assert text == 'text,note,visible\n\'=1+1,"a ""b"", c",1\nКлюч,,0\n'

    for number, (content, rows) in enumerate(
        (("text;note\nКлюч;new\nTwo;2\n", 3), ('text\nThree\n""\n', 3), ("text,note\nFour\n", 3))
    ):
        file = tmp_path / f"{number}.csv"
        file.write_text(content, encoding="utf-8")
        browser.one('button[data-page="tags"][data-way="import"]').click()
        browser.driver.find_element(By.CSS_SELECTOR, 'input[type="file"]').send_keys(str(file))
        until(lambda: not browser.all('input[type="file"]'), "the file is read")
        browser.settle()
        assert len(stored(browser, "SELECT id FROM m_Tags")) == rows
        shown = [message.text for message in browser.all(".ui.message.ajax p")]
        assert shown == [[], ["3, text: This field is required"], ["2: The value has a wrong format"]][number]
    assert sorted(inputs(browser, "tags", "text")) == ["=1+1", "Two", "Ключ"]
    browser.picture("imported")
