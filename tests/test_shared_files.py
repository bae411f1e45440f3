"""Files that people and the generator share: new methods in a class of theirs, keys of a file of theirs, as they wrote it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from miko_gen.project.keyed import merge_keys
from miko_gen.project.maps import read_json, read_messages
from miko_gen.project.stubs import StubError, add_methods

MADE = rb"""<?php

declare(strict_types=1);

namespace Modules\ModuleX\Lib;

use MikoPBX\Core\Asterisk\AGI;
use Modules\ModuleX\Models\Blocked;

final class XMain
{
    public function old(AGI $agi): void
    {
    }

    /**
     * Called by agi-bin/x.php.
     */
    public function fresh(AGI $agi, Blocked $row): void
    {
    }
}
"""
SPACE = b"<?php\n\nnamespace Modules\\ModuleX\\Lib;\n\n"
USES = SPACE + b"use MikoPBX\\Core\\Asterisk\\AGI;\nuse Modules\\ModuleX\\Models\\Blocked;\n\n"
STUB = b"""
    /**
     * Called by agi-bin/x.php.
     */
    public function fresh(AGI $agi, Blocked $row): void
    {
    }
"""
OLD = b"    public function old(): void\n    {\n    }\n"


@pytest.mark.parametrize(
    ("ours", "wanted"),
    [
        pytest.param(
            USES + b"class Own\n{\n" + OLD + b"}\n\nclass XMain\n{\n" + OLD + b"}\n",
            USES + b"class Own\n{\n" + OLD + b"}\n\nclass XMain\n{\n" + OLD + STUB + b"}\n",
            id="another-class-before-it",
        ),
        pytest.param(
            USES + b"class XMain\n{\n    use Handlers;\n}\n",
            USES + b"class XMain\n{\n    use Handlers;\n" + STUB + b"}\n",
            id="no-method",
        ),
        pytest.param(USES + b"class XMain\n{\n}\n", USES + b"class XMain\n{\n" + STUB[1:] + b"}\n", id="empty"),
        pytest.param(
            SPACE + b"use MikoPBX\\Core\\Asterisk\\AGI; // ours\n\nclass XMain\n{\n" + OLD + b"    # end\n}\n?>\n",
            SPACE
            + b"use MikoPBX\\Core\\Asterisk\\AGI; // ours\nuse Modules\\ModuleX\\Models\\Blocked;\n\nclass XMain\n{\n"
            + OLD
            + STUB
            + b"    # end\n}\n?>\n",
            id="comments-and-a-closing-tag",
        ),
        pytest.param(
            SPACE + b"class XMain {\n\tpublic function old(): void {\n\t}\n}\n",
            USES[:-1]
            + b"\nclass XMain {\n\tpublic function old(): void {\n\t}\n"
            + STUB.replace(b"    ", b"\t")
            + b"}\n",
            id="tabs",
        ),
        pytest.param(
            b"<?php\nnamespace A {\n    class XMain\n    {\n    "
            + OLD.replace(b"\n    ", b"\n        ")
            + b"    }\n}\n",
            b"<?php\nnamespace A {\n    class XMain\n    {\n    "
            + OLD.replace(b"\n    ", b"\n        ")
            + STUB.replace(b"\n    ", b"\n        ")
            .replace(b"AGI $", b"\\MikoPBX\\Core\\Asterisk\\AGI $")
            .replace(b"Blocked $", b"\\Modules\\ModuleX\\Models\\Blocked $")
            + b"    }\n}\n",
            id="namespace-with-braces",
        ),
        pytest.param(USES + b"class XMain\n{\n    public function FRESH(): void {}\n}\n", None, id="other-case"),
        pytest.param(
            USES + b"trait Own\n{\n    public function fresh(): void {}\n}\nclass XMain\n{\n    use Own;\n}\n",
            None,
            id="in-a-trait-of-the-file",
        ),
    ],
)
def test_a_new_method_touches_nothing_else(ours: bytes, wanted: bytes | None) -> None:
    assert add_methods(ours, MADE, ["old"]).content.decode() == (wanted or ours).decode()


@pytest.mark.parametrize("ours", [b"<?php class XMain { function old( {} }", b"<?php\n// nothing\n", b""])
def test_a_class_that_cannot_be_read_is_said(ours: bytes) -> None:
    with pytest.raises(StubError):
        add_methods(ours, MADE, ["old"])


@pytest.mark.parametrize(
    "ours",
    [
        "<?php return ['gone' => 'x' /* ours */, 'text' => 'x' /* ours */];",
        "<?php return array('text' => 'x', 'gone' => 'x' /* ours */);",
        "<?php\nreturn [\n    'gone' => 'x', // ours\n    /* ours */ 'text' => 'x' // ours\n];\n",
        "<?php\nreturn ['gone'=>'x'\n    /* ours */\n    ,'text'=>'x'];",
    ],
)
def test_comments_between_keys_stay_and_php_can_read_it(ours: str, php: Path, tmp_path: Path) -> None:
    before = b"<?php\nreturn [\n    'gone' => 'x',\n    'text' => 'x',\n];\n"
    now = b"<?php\nreturn [\n    'text' => 'y',\n    'more' => 'z',\n];\n"
    merged = merge_keys(read_messages, before, ours.encode(), now, {})
    assert merged is not None
    assert merged.content.count(b"ours") == ours.count("ours")
    (tmp_path / "en.php").write_bytes(merged.content)
    ran = subprocess.run(
        [php, "-r", f"echo json_encode(include '{tmp_path}/en.php');"], capture_output=True, text=True, check=False
    )
    assert ran.stdout == '{"text":"y","more":"z"}'


def test_json_in_one_line(tmp_path: Path) -> None:
    ours = b'{"text":"x","own":[1,{"a":","}],"gone":"x"}'
    merged = merge_keys(read_json, b'{"text": "x", "gone": "x"}', ours, b'{"more": "z", "text": "y"}', {})
    assert merged is not None
    assert merged.content == b'{\n"more": "z","text":"y","own":[1,{"a":","}]}'
