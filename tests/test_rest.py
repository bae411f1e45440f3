"""What the models and REST resources must say because of how Phalcon and Core behave."""

from __future__ import annotations

from pathlib import Path

from miko_gen.linked.link import link
from miko_gen.render.files import render
from miko_gen.spec.read import read_file

SPEC = """
spec: 1
module:
  {id: ModuleOdd, version: "1.0", min_pbx_version: 2025.1.1, developer: Example Ltd,
   support_email: support@example.com, title: Odd, summary: Odd}
models:
  Things:
    fields:
      notes: {type: string, unique: true}
      name: {type: string, unique: true}
      gateway: {type: ip}
      flag: {type: bool, default: true}
      kind: {type: enum, values: ["1", "2"]}
      seen: {type: date-time}
rest:
  things: {model: Things}
"""


def generated(folder: Path) -> dict[str, str]:
    path = folder / "module.yaml"
    path.write_text(SPEC, encoding="utf-8")
    return {name: content.decode() for name, content in render(link(read_file(path))).items()}


def test_a_column_that_begins_with_not_is_in_brackets(tmp_path: Path) -> None:
    files = generated(tmp_path)
    model = files["Models/Things.php"]
    assert model.count("'attribute' => '[notes]'") == 1
    assert "'[name]'" not in model
    assert "preg_replace('/^\\w+/', '[$0]'" in files["Lib/RestAPI/Things/Actions/GetListAction.php"]


def test_validators_judge_as_the_spec_says(tmp_path: Path) -> None:
    model = generated(tmp_path)["Models/Things.php"]
    assert model.count("new InclusionIn(") == model.count("'strict' => true") == 2
    assert "'allowPrivate' => true" in model
    assert "'allowReserved' => true" in model
    assert "'format' => 'Y-m-d H:i:s'" in model


def test_core_does_not_change_what_was_sent(tmp_path: Path) -> None:
    controller = generated(tmp_path)["Lib/RestAPI/Things/Controller.php"]
    assert "public function sendRequestToBackendWorker(" in controller
    assert "$this->request->getData()" in controller
