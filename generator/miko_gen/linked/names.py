"""How Core and its conventions spell the names of a module's parts."""

from __future__ import annotations

import re


def slug(name: str, delimiter: str = "-") -> str:
    """``ModuleBlackList`` to ``module-black-list``, as Phalcon's ``uncamelize`` does it: ``API`` becomes ``a-p-i``."""
    return re.sub(r"(?<!^)([A-Z])", rf"{delimiter}\1", name).lower()


def pascal(name: str) -> str:
    """``check-caller`` or ``check_caller`` or ``checkCaller`` to ``CheckCaller``."""
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[-_ ]", name))


def camel(name: str) -> str:
    """``check-caller`` to ``checkCaller``."""
    whole = pascal(name)
    return whole[:1].lower() + whole[1:]


def words(name: str) -> str:
    """``caller_name`` or ``CallerName`` to ``Caller name``: a text for people where the spec gives none."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).replace("_", " ").replace("-", " ").lower()
    return spaced[:1].upper() + spaced[1:]
