"""Whose call records somebody sees, with a handler of the author's own beside the numbers of a role."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

# Both filters call their values `numbers`.
HANDLER = "return ['conditions' => 'dst_num NOT IN ({numbers:array})', 'bind' => ['numbers' => ['202', '203']]];"
TEST = r"""<?php

declare(strict_types=1);

namespace Modules\ModuleDoorPanel\Tests;

use MikoGen\TestKit\ModuleTestCase;
use Modules\ModuleDoorPanel\Models\Doors;

final class FilterTest extends ModuleTestCase
{
    public function testEachFilterHasItsOwnValues(): void
    {
        $number = $this->saved(Doors::class)->number;
        $asked = ['conditions' => '', 'bind' => []];
        $session = ['role' => 'module-door-panel-keepers', 'user_name' => 'anna'];

        $this->pbx->conf()->applyACLFiltersToCDRQuery($asked, $session);

        // As Core's list of grouped calls puts them into its SQL, and only those that begin so.
        foreach ($asked['bind'] as $key => $value) {
            self::assertStringStartsWith('extNum', $key);
            $asked['conditions'] = str_replace(":$key:", "'$value'", $asked['conditions']);
        }
        self::assertSame(
            "((src_num IN ('$number') OR dst_num IN ('$number'))) AND (dst_num NOT IN ('202', '203'))",
            $asked['conditions']
        );
    }
}
"""


def test_each_filter_of_call_records_has_its_own_values(php: Path, modules: Mapping[str, Path], tmp_path: Path) -> None:
    module = Path(shutil.copytree(modules["door-panel"], tmp_path / "ModuleDoorPanel"))
    main = module / "Lib" / "DoorPanelMain.php"
    before, after = main.read_text(encoding="utf-8").split("public function callsOf(array $session): array", 1)
    body = after.replace("return [];", HANDLER, 1)
    main.write_text(f"{before}public function callsOf(array $session): array{body}", encoding="utf-8")
    (module / "tests" / "FilterTest.php").write_text(TEST, encoding="utf-8")

    ran = subprocess.run(
        [sys.executable, "-m", "miko_gen", "test", module, "--php", php, "--filter", "FilterTest"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert "1 tests, 0 failed" in ran.stdout, ran.stdout + ran.stderr
