"""What the models and REST resources must say because of how Phalcon and Core behave."""

from __future__ import annotations

import re
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
  things:
    model: Things
    filters: [name, seen]
    actions:
      look: {parameters: {names: {type: list, of: string}}, handler: look}
      put: {method: POST, parameters: {names: {type: list, of: string}}, handler: put}
  station: {actions: {state: {handler: state}, open: {on: record, handler: open}}}
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


def test_every_schema_has_a_name_of_its_own(tmp_path: Path) -> None:
    controllers = [text for name, text in generated(tmp_path).items() if name.endswith("/Controller.php")]
    said = re.findall(r"schemaClass: (\w+)::class,\s+type: '\w+',\s+schemaName: '(\w+)'", "".join(controllers))
    assert len({name for _, name in said}) == 5
    assert "".join(controllers).count("#[ApiDataSchema(") == len(said)


def test_a_list_has_brackets_where_it_stands_in_the_address(tmp_path: Path) -> None:
    controller = generated(tmp_path)["Lib/RestAPI/Things/Controller.php"]
    assert "#[ApiParameterRef('names[]', dataStructure: LookAction::class)]" in controller
    assert "#[ApiParameterRef('names', dataStructure: PutAction::class)]" in controller
    assert "#[ApiParameterRef('seen_to', dataStructure: GetListAction::class)]" in controller


def test_nothing_of_a_model_is_made_without_one(tmp_path: Path) -> None:
    found = [name for name in generated(tmp_path) if name.startswith("Lib/RestAPI/Station/")]
    assert found == [
        f"Lib/RestAPI/Station/{name}.php"
        for name in ("Actions/OpenAction", "Actions/StateAction", "Controller", "Processor")
    ]
