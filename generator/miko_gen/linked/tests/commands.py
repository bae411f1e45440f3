"""What Asterisk is asked for by the commands that follow an event."""

from __future__ import annotations

import re
from collections.abc import Mapping

EXAMPLES = {"channel": "PJSIP/201-00000001"}
"""Arguments of commands that are no numbers."""


def headers_of(told: Mapping[str, str]) -> dict[str, str]:
    """The headers of the action, as {Feature}Calls makes them of what it is told."""
    found = {}
    if "channel" in told:
        is_one = re.fullmatch(r"[A-Za-z][^\x00-\x1f\x7f,]*", told["channel"])
        found["Channel"] = told["channel"] if is_one else "none"
    if "number" in told:
        found["Exten"] = _number(told["number"])
    if "queue" in told:
        found["Queue"] = re.sub(r"[^\w-]", "", told["queue"], flags=re.ASCII)
        found["Interface"] = f"Local/{_number(told['extension'])}@internal/n"
    elif "extension" in told:
        found["Channel"] = f"Local/{_number(told['extension'])}@internal-originate"
    return found


def _number(text: str) -> str:
    return re.sub(r"[^0-9*#+]", "", text)
