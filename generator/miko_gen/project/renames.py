"""What ``renamed_from`` in a spec means for the files that were made of the spec before it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from miko_gen.linked.module import message_prefix
from miko_gen.project.follow import Renames
from miko_gen.render.files import Origin
from miko_gen.spec.document import Spec

GROUPS = ("models", "rest", "workers", "agi")


def former_names(now: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, str]:
    """New name to old name, for the parts that have another name than in the spec before."""
    found: dict[str, str] = {}
    for name, part in now.items():
        old = next((old for old in part.renamed_from if old in before and old not in now), None)
        if name not in before and old is not None:
            found[name] = old
    return found


def renames(before: Spec, now: Spec, made_before: Mapping[str, Origin], made_now: Mapping[str, Origin]) -> Renames:
    """``made_before`` and ``made_now``: of which template and which parts of the spec each file is made, by its path."""
    former = {group: former_names(getattr(now, group), getattr(before, group)) for group in GROUPS}
    old_paths = {origin: path for path, origin in made_before.items()}
    paths = {}
    for path, origin in made_now.items():
        parts = tuple((kind, former.get(kind, {}).get(name, name)) for kind, name in origin.parts)
        old = old_paths.get(Origin(origin.template, parts))
        if old is not None and old != path:
            paths[path] = old
    space = f"Modules\\{now.module.id}\\"
    classes = {_class(space, old): _class(space, new) for new, old in paths.items() if _is_class(new)}
    models = former["models"]
    return Renames(
        paths,
        classes,
        _keys(before, now, models),
        {f"m_{old}": f"m_{new}" for new, old in models.items()},
    )


def _is_class(path: str) -> bool:
    return path.endswith(".php") and path.split("/", maxsplit=1)[0] in ("Lib", "Models", "App", "Setup")


def _class(space: str, path: str) -> str:
    return space + path.removesuffix(".php").replace("/", "\\")


def _keys(before: Spec, now: Spec, models: Mapping[str, str]) -> dict[str, str]:
    prefix = message_prefix(now.module.id)
    found: dict[str, str] = {}
    for name, model in now.models.items():
        old_name = models.get(name, name)
        if old_name not in before.models:
            continue
        fields = former_names(model.fields, before.models[old_name].fields)
        for key, field in model.fields.items():
            old, new = f"{prefix}{old_name}_{fields.get(key, key)}", f"{prefix}{name}_{key}"
            if old != new:
                found |= {
                    f"{old}{end}": f"{new}{end}" for end in ("", "_Help", "_Pattern", "_Unique", *_values(field.values))
                }
    return found


def _values(values: Mapping[str, Any] | None) -> list[str]:
    return [f"_Value_{value}" for value in values or ()]
