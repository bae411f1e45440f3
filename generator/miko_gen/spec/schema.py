"""The JSON Schema of the spec language, made from the models."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from miko_gen.contract.catalogue import friendly_names
from miko_gen.spec.document import Spec
from miko_gen.spec.names import LANGUAGES
from miko_gen.spec.section import build_whole

_TEXT = {
    "description": "A text in English, or in several languages by their code.",
    "anyOf": [
        {"type": "string"},
        {
            "type": "object",
            "properties": {language: {"type": "string"} for language in LANGUAGES},
            "additionalProperties": False,
        },
    ],
}


def json_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of module.yaml; the same each time."""
    build_whole(Spec)
    schema = Spec.model_json_schema()
    dialplan = schema["$defs"]["Dialplan"]["properties"]
    hook = dialplan.pop("hooks")["additionalProperties"]
    for name, summary in friendly_names().items():
        dialplan[name] = {**hook, "description": summary}
    return {"$schema": GenerateJsonSchema.schema_dialect, **schema}
