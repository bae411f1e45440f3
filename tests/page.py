"""What a person does with the pages of a module in Chromium."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select

from cabinet import Cabinet, until


def start_browser(programs: Path) -> Chrome:
    options = ChromeOptions()
    options.binary_location = str(programs / "chromium")
    for argument in (
        "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--window-size=1280,860",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
    ):  # fmt: skip
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return Chrome(options=options, service=Service(str(programs / "chromedriver")))


@dataclass
class Browser:
    """What a person does on the pages of one module."""

    driver: Chrome
    cabinet: Cabinet
    slug: str
    screenshots: Path

    def open(self, tab: str | None = None) -> None:
        self.driver.get(f"{self.cabinet.url}/admin-cabinet/{self.slug}/{self.slug}/index")
        until(
            lambda: self.script("return window.jQuery && !jQuery('#content-frame').hasClass('loading')"),
            "the page loads",
        )
        if tab is not None:
            self.tab(tab)
        self.settle()

    def tab(self, name: str) -> None:
        for item in self.all(f'.menu [data-tab="{name}"]'):
            self._click(item)

    def click(self, css: str) -> None:
        self._click(self.one(css))

    def _click(self, place: WebElement) -> None:
        self.script("arguments[0].scrollIntoView({ block: 'center' })", place)
        place.click()

    def settle(self) -> None:
        """All that the page was about to ask is answered: what it has put off for a moment comes first."""
        self.driver.execute_async_script(
            "const done = arguments[0], wait = () => (jQuery.active === 0 ? done() : setTimeout(wait, 10));"
            "setTimeout(wait, 30);"
        )

    def script(self, code: str, *arguments: Any) -> Any:
        return self.driver.execute_script(code, *arguments)

    def all(self, css: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def one(self, css: str) -> WebElement:
        return until(lambda: next((one for one in self.all(css) if one.is_displayed()), None), f"{css} is there")  # type: ignore[return-value]

    def errors(self) -> list[str]:
        """What the console says since the last call, and what the server says of its own mistakes."""
        said = [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] == "SEVERE"]  # type: ignore[no-untyped-call]
        return said + [
            line for line in self.cabinet.log.read_text(encoding="utf-8").splitlines() if "Exception" in line
        ]

    def picture(self, name: str) -> None:
        self.screenshots.mkdir(parents=True, exist_ok=True)
        self.driver.save_screenshot(str(self.screenshots / f"{self.slug}-{name}.png"))

    def hacked(self) -> Any:
        """What a script set that came from a value."""
        return self.script("return window.hacked")

    # The table of a page: rows by a text in one of their inputs.

    def rows(self, table: str) -> list[WebElement]:
        return self.all(f'table[data-page="{table}"] tbody tr[data-id]')

    def row(self, table: str, text: str) -> WebElement:
        return until(
            lambda: next((row for row in self.rows(table) if any(text in one for one in self.values(row))), None),
            f"{text} is in {table}",
        )  # type: ignore[return-value]

    def values(self, row: WebElement) -> list[str]:
        """What a person sees in the row."""
        code = """return Array.from(arguments[0].querySelectorAll('input, select, textarea, span')).map(
            (one) => one.tagName === 'SELECT' ? one.selectedOptions[0].text : one.tagName === 'SPAN' ? one.textContent
                : one.type === 'checkbox' ? String(one.checked) : one.value)"""
        found: list[str] = self.script(code, row)
        return found

    def add(self, table: str, values: Mapping[str, str]) -> None:
        self.one(f'button[data-page="{table}"]:not([data-way])').click()
        row = self.one(f'table[data-page="{table}"] tr[data-id=""]')
        for name, value in values.items():
            self.write(row.find_element(By.NAME, name), value)
        self.leave()

    def leave(self) -> None:
        """Clicks where nothing is."""
        self.script("document.activeElement.blur(); window.scrollTo(0, 0)")
        self.one("h1").click()
        self.settle()

    def write(self, place: WebElement, value: str) -> None:
        if place.tag_name == "select":
            # Core shows a record with more than its name.
            options = Select(place).options
            Select(place).select_by_index(next(n for n, option in enumerate(options) if value in option.text))
            return
        place.send_keys(Keys.CONTROL, "a")
        place.send_keys(value or Keys.DELETE)

    def change(self, row: WebElement, name: str, value: str) -> None:
        place = row.find_element(By.NAME, name)
        self.write(place, value)
        if place.tag_name != "select":
            place.send_keys(Keys.ENTER)
        self.settle()

    def delete(self, row: WebElement) -> None:
        row.find_element(By.CSS_SELECTOR, "a.delete").click()
        until(
            lambda: row.find_elements(By.CSS_SELECTOR, "a.delete:not(.two-steps-delete)"), "the second click is awaited"
        )
        row.find_element(By.CSS_SELECTOR, "a.delete").click()
        self.settle()

    def search(self, table: str, text: str) -> None:
        place = self.one(f'[data-tab="{table}"] .dataTables_filter input')
        # DataTables waits for the end of the typing.
        self.script("window.drawn = false; jQuery('table').one('draw.dt', () => { window.drawn = true; })")
        place.send_keys(Keys.CONTROL, "a")
        place.send_keys(text or Keys.DELETE)
        until(lambda: self.script("return window.drawn"), "the table is drawn anew")
        self.settle()

    # The form of a page.

    def set(self, name: str, value: str) -> None:
        place = self.driver.find_element(By.NAME, name)
        kind = place.get_attribute("type")
        if kind == "checkbox":
            if place.is_selected() != (value == "true"):
                self.script("jQuery(arguments[0]).closest('.checkbox').checkbox('toggle')", place)
        elif kind == "hidden":
            self.choose(name, value)
        else:
            self.write(place, value)
            place.send_keys(Keys.TAB)

    def choose(self, name: str, text: str) -> None:
        dropdown = self.one(f"#{name}-dropdown")
        dropdown.click()
        self._opened(f"#{name}-dropdown > .menu")

        def item() -> WebElement | None:
            items = [one for one in dropdown.find_elements(By.CSS_SELECTOR, ".menu .item") if one.is_displayed()]
            # Core shows a record with more than its name.
            fitting = [one for one in items if text in one.text]
            return min(fitting, key=lambda one: len(one.text), default=None)

        until(item, f"{text} can be chosen").click()  # type: ignore[union-attr]
        self.script("window.scrollTo(0, 0)")
        self.one("h1").click()

    def _opened(self, menu: str) -> None:
        """The menu of a dropdown has slid open: until then an item lies where the click would meet another."""
        until(
            lambda: self.script("return jQuery(arguments[0]).is('.visible:not(.animating)')", menu),
            f"{menu} is open",
        )

    def shown(self, name: str) -> str:
        """The value of an input of the form as a person sees it."""
        place = self.driver.find_element(By.NAME, name)
        kind = place.get_attribute("type")
        if kind == "checkbox":
            return str(place.is_selected()).lower()
        if kind == "radio":
            code = "return jQuery(`[name=${arguments[0]}]:checked`).siblings('label').text()"
            return str(self.script(code, name))
        if kind == "hidden":
            # What stands there while nothing is chosen is only a hint.
            chosen = self.all(f"#{name}-dropdown > .text:not(.default)")
            return chosen[0].text if chosen else ""
        return place.get_property("value")  # type: ignore[return-value]

    def save(self) -> None:
        until(lambda: not self.all("#submitbutton.disabled"), "there is something to save")
        self.one("#submitbutton").click()
        self.settle()

    def speak(self, language: str) -> None:
        """Chooses a language in the head of the page, which loads anew."""
        self.one("#language-selector").click()
        self._opened("#language-selector .menu")
        self.click(f'#language-selector .item[data-value="{language}"]')
        until(lambda: self._language() == language, f"the page is in {language}")
        self.settle()

    def _language(self) -> str | None:
        try:
            loaded = (
                "document.readyState === 'complete' && window.jQuery && !jQuery('#content-frame').hasClass('loading')"
            )
            return self.script(f"return {loaded} ? document.documentElement.lang : null")  # type: ignore[no-any-return]
        except WebDriverException:
            return None
