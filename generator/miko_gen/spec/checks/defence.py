"""Rules about fail2ban and exemptions from the web application firewall."""

from __future__ import annotations

import re
from collections.abc import Iterator

from miko_gen.linked import names
from miko_gen.linked.defence import own_addresses
from miko_gen.spec.checks.system import port_problems, whole_number
from miko_gen.spec.defence import Ban, Exemption
from miko_gen.spec.document import Spec
from miko_gen.spec.problem import Problem, did_you_mean
from miko_gen.spec.source import Location, Source

# The tags that stand for an address, and what they mean for Python's `re`; fail2ban takes each once in a line.
_ADDRESS = re.compile(r"<(?:HOST|ADDR|IP4|IP6|DNS|CIDR|SUBNET)>")
_ADDRESS_GROUP = r"(?P<host>[\\w:.-]*[\\w:])"
_PART = re.compile(r"<(/?)F-([A-Z0-9_]+)(/?)>")
_TAG = re.compile(r"<[a-z][\w/-]*>")
# fail2ban takes the first time out of a line before it looks at it; brackets around it stay.
_TIME = re.compile(
    r"\d{4}([-/.])\d\d\1\d\d(?:T|  ?)\d\d:\d\d:\d\d(?:[.,]\d+)?(?:\s*(?:Z\b|[+-]\d\d:?\d\d))?"
    r"|(?:[A-Z][a-z]{2} )?[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d+)?(?: \d{4})?"
    r"|\d\d([-/])[A-Z][a-z]{2}\2\d{4}[ :]\d\d:\d\d:\d\d(?:\.\d+)?(?: [+-]\d\d:?\d\d)?"
)


def problems(spec: Spec, source: Source) -> Iterator[Problem]:
    """Regular expressions that match nothing or everything, numbers that are none, addresses of others."""
    for name, ban in spec.fail2ban.items():
        yield from _ban(spec, ban, source, ("fail2ban", name))
    seen: dict[str, str] = {}
    for name, exemption in spec.waf.items():
        yield from _exemption(spec, exemption, source, ("waf", name))
        first = seen.setdefault(_address(exemption), name)
        if first != name:
            yield source.problem(("waf", name), f"'{name}' and '{first}' are about the same address", at_key=True)


def _ban(spec: Spec, ban: Ban, source: Source, loc: Location) -> Iterator[Problem]:
    wrong = False
    for word in ("lines", "ignore"):
        for index, line in enumerate(getattr(ban, word)):
            for problem in _line(line, source, (*loc, word, index), is_address_needed=word == "lines"):
                wrong = True
                yield problem
    if not wrong:
        yield from _examples(ban, source, loc)
    for index, port in enumerate(ban.ports):
        yield from port_problems(spec, port, source, (*loc, "ports", index))
    for word in ("max_retry", "find_time", "ban_time"):
        said = getattr(ban, word)
        if said is not None and said.startswith("settings."):
            yield from whole_number(spec, said, source, (*loc, word))


def _line(line: str, source: Source, loc: Location, *, is_address_needed: bool) -> Iterator[Problem]:
    if found := _TAG.search(line):
        message = f"fail2ban would read '{found[0]}' as a name of its own"
        yield source.problem(loc, message, "take it out, and the name of a group (?P<…>) too")
        return
    if is_address_needed and not _ADDRESS.search(line):
        yield source.problem(loc, "no line of the log tells whom to ban", "write <HOST> where the address stands")
        return
    try:
        expression = re.compile(_python(line))
    except (re.error, OverflowError) as error:
        yield source.problem(
            loc, f"this is no regular expression: {error}", "put a backslash before a sign that is meant"
        )
        return
    if expression.search("") is not None:
        yield source.problem(loc, "this fits any line", "write what stands in the line besides")


def _examples(ban: Ban, source: Source, loc: Location) -> Iterator[Problem]:
    lines = [re.compile(_python(line)) for line in ban.lines]
    ignored = [re.compile(_python(line)) for line in ban.ignore]
    for index, example in enumerate(ban.examples):
        text = _TIME.sub("", example, count=1)
        place = (*loc, "examples", index)
        if not any(line.search(text) for line in lines):
            yield source.problem(
                place,
                "none of the 'lines' fits this line of the log",
                "fail2ban takes the time out first, and leaves brackets around it: \\[\\]",
            )
        elif any(line.search(text) for line in ignored):
            yield source.problem(place, "this line of the log fits 'ignore' too: it does not count")


def _python(line: str) -> str:
    """An expression of fail2ban's as Python has it; raises ``re.error`` as fail2ban would."""
    parts = _PART.sub(lambda tag: ")" if tag[1] else f"(?P<F{tag[2]}>{')' if tag[3] else ''}", line)
    return _ADDRESS.sub(_ADDRESS_GROUP, parts)


def _exemption(spec: Spec, said: Exemption, source: Source, loc: Location) -> Iterator[Problem]:
    if sum(one is not None for one in (said.path, said.page, said.resource)) != 1:
        message = "an exemption is for one of 'page', 'resource' and 'path'"
        yield source.problem(loc, message, "add page: … or resource: …", at_key=True)
        return
    if said.action and said.resource is None:
        yield source.problem((*loc, "action"), "an 'action' is one of a 'resource'", at_key=True)
    if said.path is not None:
        yield from _path(spec, said.path, source, (*loc, "path"))
        return
    if said.below:
        yield source.problem((*loc, "below"), "'below' goes with 'path'", at_key=True)
    if said.page is not None:
        yield from _page(spec, said.page, source, (*loc, "page"))
        return
    resource = spec.rest.get(said.resource or "")
    if resource is None:
        hint = did_you_mean(said.resource or "", spec.rest)
        yield source.problem((*loc, "resource"), f"there is no resource '{said.resource}'", hint)
    elif said.action and said.action not in resource.actions:
        hint = did_you_mean(said.action, resource.actions)
        yield source.problem((*loc, "action"), f"'{said.resource}' has no action '{said.action}'", hint)
    elif said.action and resource.actions[said.action].on == "record":
        message = (
            f"'{said.action}' has the address of a record in the middle: only the whole resource can be let through"
        )
        yield source.problem((*loc, "action"), message, "take 'action' out")


def _page(spec: Spec, name: str, source: Source, loc: Location) -> Iterator[Problem]:
    page = spec.admin.get(name)
    if page is None:
        yield source.problem(loc, f"there is no page '{name}'", did_you_mean(name, spec.admin))
    elif page.view is not None or (page.table is not None and page.edit == "none"):
        yield source.problem(loc, f"nothing is saved on the page '{name}'")


def _path(spec: Spec, path: str, source: Source, loc: Location) -> Iterator[Problem]:
    slug = names.slug(spec.module.id)
    own = own_addresses(spec)
    hint = f"for example /pbxcore/api/v3/{slug}/plans"
    if not any(path.startswith(start) or f"{path}/" == start for start in own):
        yield source.problem(loc, f"'{path}' is no address of this module", hint)
    controllers = {slug, *(f"{slug.removeprefix('module-')}-{names.slug(names.pascal(name))}" for name in spec.admin)}
    if path.startswith(own[0]) and path.removeprefix(own[0]).split("/")[0] not in controllers:
        message = f"no page of the module has the address '{path}'"
        yield source.problem(loc, message, "say the page itself: page: settings", severity="warning")


def _address(said: Exemption) -> str:
    return said.path or said.page or f"{said.resource}:{said.action or ''}"
