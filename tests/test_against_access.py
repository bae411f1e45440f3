"""The break check on what clients of the old REST API, browsers and people with a role hold on to."""

from __future__ import annotations

from pathlib import Path

import pytest

from miko_gen.compat.breaks import breaks

OLD = (
    (Path(__file__).parent / "good_base.yaml").read_text(encoding="utf-8")
    + """\
legacy_rest:
  kept_for: old clients
  actions: {check: checkOld}
  routes:
    alive: {path: open/alive, access: open_to_everyone, handler: isAlive}
nginx:
  locations: {panel: {proxy: 8085}}
access:
  roles: {keepers: {rest: {numbers: all}}}
"""
)

BREAKING = {
    "an action of version 1 is gone": (
        "{check: checkOld}",
        "{probe: checkOld}",
        "the action check is gone: its clients get",
    ),
    "a route is gone": ("open/alive", "open/living", "the route GET /pbxcore/api/module-sample/open/alive is gone"),
    "the routes move": (
        "actions: {",
        "prefix: doors\n  actions: {",
        "the route GET /pbxcore/api/module-sample/open/alive is gone",
    ),
    "a route is closed": (
        "access: open_to_everyone, ",
        "",
        "GET /pbxcore/api/module-sample/open/alive wants another proof",
    ),
    "a location is gone": ("panel:", "board:", "/module-sample/panel/ is gone: nginx answers 404"),
    "a role is gone": ("keepers:", "guards:", "the role 'keepers' is gone: who has it can log in no more"),
}


def found(folder: Path, text: str) -> list[str]:
    (folder / "old.yaml").write_text(OLD, encoding="utf-8")
    (folder / "module.yaml").write_text(text, encoding="utf-8")
    return [problem.message for problem in breaks(folder / "module.yaml", str(folder / "old.yaml"))]


@pytest.mark.parametrize(("before", "after", "said"), BREAKING.values(), ids=BREAKING)
def test_a_change_that_breaks(before: str, after: str, said: str, tmp_path: Path) -> None:
    messages = found(tmp_path, OLD.replace(before, after))

    assert len(messages) == 1
    assert messages[0].startswith(said)


def test_wider_is_never_a_break(tmp_path: Path) -> None:
    more = OLD.replace("{check: checkOld}", "{check: checkNew, more: checkMore}")

    assert found(tmp_path, more.replace("locations: {", "locations: {more: {proxy: 8086}, ")) == []
