"""Text of nginx: what an author writes stays in its location, and what the generator writes is read by nginx.

How nginx takes a text apart is that of its own source (ngx_conf_read_token): quotes begin only where a word does.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from miko_gen.linked.link import link
from miko_gen.spec.checks.legacy import begins
from miko_gen.spec.checks.nginx import mistake
from miko_gen.spec.read import read_text

SPECS = sorted((Path(__file__).parent.parent / "specs").glob("*.yaml"))

STAYS = [
    "return 200;",
    'return 200 "a; } location / { b";',
    "add_header X-A 'it\\'s; }';",
    'if ($http_x = "a{") { return 403; }\nreturn 200;',
    "# } location / {\nreturn 200;",
    "set $x a#b;",
    "set $x ${y}z;",
    "rewrite ^/a\\{2\\}$ /b;",
    'content_by_lua_block { ngx.say("}") -- }\n local t = {a = {}} --[[ } ]] ngx.say([[ } ]]) }',
    "",
]
LEAVES = [
    "return 200; } location /x { return 200;",
    "return 200",
    "}",
    "{",
    'return 200 "a;',
    "return 200 'a;",
    'return 200 a"; } location /x { return 200 "b;',
    'return 200 "a"b;',
    "if ($x) { return 200 };",
    "set $x a};",
    "content_by_lua_block { if x then { }",
    "content_by_lua_block { x = 'a }\n'}",
    "content_by_lua_block { } } location /x { return 200;",
]


@pytest.mark.parametrize("text", STAYS)
def test_what_stays_in_its_location(text: str) -> None:
    assert mistake(text) is None


@pytest.mark.parametrize("text", LEAVES)
def test_what_would_leave_it_or_break_the_configuration(text: str) -> None:
    assert mistake(text) is not None


@pytest.mark.parametrize("spec", SPECS, ids=lambda path: path.stem)
def test_what_the_generator_writes_is_whole(spec: Path) -> None:
    nginx = link(read_text(spec.read_text(encoding="utf-8"))).nginx
    for text in [*(one.text for one in nginx.locations), *(one.text for one in nginx.servers)]:
        assert mistake(text.replace("{{ ", "").replace(" }}", "")) is None


OPENS = [
    ("alive", "alive", True),
    ("alive", "alive-since", True),
    ("alive", "alive/{door}", True),
    ("alive", "{any}", True),
    ("alive", "dead", False),
    ("open/alive", "open", False),
    ("open/alive", "open/{any}/x", True),
    ("open/{door}", "open/north/close", True),
    ("open/{door}", "closed/north", False),
    ("open/{door}/ring", "open/north/ring-all", True),
    ("open/{door}/ring", "open/north/close", False),
    ("{any}", "doors/north", True),
    ("open/{mac}.cfg", "open/state", False),
    ("open/{mac}.cfg", "open/1.cfg.old", True),
    ("open/{mac}.cfg", "open/state-{any}", True),
    ("a.b", "axb", True),
]


@pytest.mark.parametrize(("public", "path", "is_opened"), OPENS)
def test_which_routes_a_public_one_opens(public: str, path: str, is_opened: bool) -> None:
    assert begins(public, path) == is_opened
