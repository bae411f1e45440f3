"""Rules about the parts of a hook or a context: their texts, scripts, options, conditions and rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from miko_gen.contract.catalogue import route_values
from miko_gen.spec.checks.known import (
    conditions,
    core_settings,
    is_secret_of_core,
    known_columns,
    suggested,
    value_type,
)
from miko_gen.spec.checks.rows import each_problems
from miko_gen.spec.database import Model
from miko_gen.spec.document import Spec
from miko_gen.spec.hooks import HookStep
from miko_gen.spec.problem import Problem, did_you_mean
from miko_gen.spec.source import Location, Source

WORK = ("text", "agi", "handler")
MODULE_NAMES = ("module.dir", "module.agi_dir")
# What each hook can change, and of it what Core takes from a module (src/Core/Asterisk/Configs/SIPConf.php).
OVERRIDES: Mapping[str, Mapping[str, str]] = {
    "overridePJSIPOptions": {
        "endpoint": """context disallow allow rtp_symmetric force_rport rewrite_contact ice_support direct_media send_pai
            named_call_group named_pickup_group sdp_session language device_state_busy_at timers rtp_timeout rtp_timeout_hold
            rtp_keepalive message_context transport media_encryption tone_zone""",
        "aor": "qualify_frequency qualify_timeout max_contacts remove_existing remove_unavailable",
        "auth": "username password realm",
    },
    "overrideProviderPJSIPOptions": {
        "endpoint": """disallow allow 100rel rtp_symmetric force_rport rewrite_contact ice_support direct_media sdp_session
            language timers rtp_keepalive rtp_timeout rtp_timeout_hold inband_progress tone_zone""",
        "aor": "max_contacts maximum_expiration minimum_expiration default_expiration",
        "auth": "username password",
        "registration": "retry_interval max_retries forbidden_retry_interval fatal_retry_interval expiration",
        "identify": "endpoint match",
    },
}  # fmt: skip
# Files with sections, where a secret has its place; a semicolon or the line's end is all that ends a value.
SECTION_HOOKS = ("generatePeersPj", "generatePeerPjAdditionalOptions", "generateManagerConf", "generateAriConf")
_NGINX_HOOKS = ("createNginxLocations", "createNginxServers")
_NAME = re.compile(r"\{\{(.*?)\}\}")
_SECTION = re.compile(r"^\s*\[[^]\n]*\{\{\s*row\.(\w+)\s*\}\}", re.MULTILINE)
_ARGUMENT = re.compile(r"(\$\{[^{}]*\}|[^,;(){}\[\]\"\\|&$\n])*")


def part_problems(spec: Spec, part: HookStep, hook: str, source: Source, loc: Location) -> Iterator[Problem]:
    """What is wrong with what one part of ``hook`` says (Core's name; the hook of the contexts for theirs)."""
    overrides = OVERRIDES.get(hook)
    if part.options and not overrides:
        yield source.problem(loc, "only override_pjsip_options and override_provider_pjsip_options take options")
    if part.reads is not None and part.handler is None:
        yield source.problem((*loc, "reads"), "'reads' goes with 'handler'", at_key=True)
    for index, name in enumerate(part.reads or ()):
        if name not in spec.models:
            place = (*loc, "reads", index)
            yield source.problem(place, f"there is no model '{name}'", did_you_mean(name, spec.models))
    yield from _script(spec, part, source, loc, hook)
    yield from _rows(spec, part, source, loc, is_override=bool(overrides))
    rows = {"row": part.each.model} if part.each else {}
    if part.when:
        texts = core_settings() if any(name.startswith("core.") for name in part.when) else ()
        yield from conditions(spec, part.when, {}, texts, source, (*loc, "when"))
    secrets_fit = hook in SECTION_HOOKS or bool(overrides)
    if part.text is not None:
        yield from text_problems(spec, part.text, rows, source, loc, hook, secrets_fit=secrets_fit)
        if hook in SECTION_HOOKS and part.each and part.each.model in spec.models:
            yield from _section_names(spec.models[part.each.model], part.text, source, loc)
    yield from _inner(spec, part, source, loc, hook, secrets_fit=secrets_fit)
    for section, options in part.options.items():
        taken = (overrides or {}).get(section, "").split()
        if overrides and not taken:
            message = f"this hook changes no '{section}'"
            yield source.problem((*loc, section), message, did_you_mean(section, overrides), at_key=True)
        for name, value in options.items():
            place = (*loc, section, name)
            for one in map(str, value if isinstance(value, list) else [value]):
                yield from text_problems(spec, one, rows, source, place, hook, secrets_fit=secrets_fit, is_line=False)
            if taken and name not in taken:
                message = f"Core takes no '{name}' of its {section} sections from a module"
                hint = did_you_mean(name, taken) or "pjsip_peer_options adds lines to an endpoint"
                yield source.problem(place, message, hint, at_key=True)


def _section_names(model: Model, text: str, source: Source, loc: Location) -> Iterator[Problem]:
    """Fields that name sections and may hold more than a name can."""
    place = (*loc, "text") if (*loc, "text") in source.values else loc
    for name in dict.fromkeys(_SECTION.findall(text)):
        field = model.fields.get(name)
        if field and field.type in ("string", "text") and field.pattern is None:
            message = f"the name of a section loses letters and signs of '{name}' that the lines which refer to it keep"
            hint = 'give the field a pattern: "[A-Za-z0-9_.-]+"'
            yield source.problem(place, message, hint, part=name, severity="warning")


def _script(spec: Spec, part: HookStep, source: Source, loc: Location, hook: str) -> Iterator[Problem]:
    if part.agi is not None and part.agi not in spec.agi:
        message = f"there is no AGI script '{part.agi}'"
        yield source.problem((*loc, "agi"), message, did_you_mean(part.agi, spec.agi))
        return
    taken = spec.agi[part.agi].arguments if part.agi is not None else []
    if part.arguments and part.agi is None:
        yield source.problem((*loc, "arguments"), "only an agi takes arguments", at_key=True)
    elif len(part.arguments) > len(taken) and part.agi is not None and not spec.agi[part.agi].handler:
        hint = f"name them there: arguments: [{', '.join(f'argument{n + 1}' for n in range(len(part.arguments)))}]"
        message = f"'{part.agi}' takes {len(taken) or 'no'} argument{'' if len(taken) == 1 else 's'}, not {len(part.arguments)}"
        yield source.problem((*loc, "arguments"), message, hint, at_key=True)
    for index, argument in enumerate(part.arguments):
        place = (*loc, "arguments", index)
        if not _ARGUMENT.fullmatch(_NAME.sub("", argument)):
            yield source.problem(place, f"'{argument}' is not one argument", "a word, or a variable such as ${EXTEN}")
        rows = {"row": part.each.model} if part.each else {}
        yield from text_problems(spec, argument, rows, source, place, hook, secrets_fit=False, is_line=False)


def _rows(spec: Spec, part: HookStep, source: Source, loc: Location, *, is_override: bool) -> Iterator[Problem]:
    if part.extension is not None and not (is_override and part.each):
        message = "'extension' belongs to options with 'each'"
        yield source.problem((*loc, "extension"), message, at_key=True)
    if part.each is None:
        return
    if is_override and part.extension is None:
        message = "the rows are of which extensions?"
        hint = "extension: the field with the number (or the id of a provider)"
        yield source.problem((*loc, "each"), message, hint, at_key=True)
    if part.text is None and not part.options and part.agi is None:
        yield source.problem((*loc, "each"), "'each' belongs to a text or to options", at_key=True)
    yield from each_problems(spec, part.each, source, (*loc, "each"))
    known = known_columns(spec, part.each.model)
    if part.extension is not None and known and part.extension not in known:
        message = f"'{part.each.model}' has no field '{part.extension}'"
        yield source.problem((*loc, "extension"), message, did_you_mean(part.extension, known))


def _inner(
    spec: Spec, part: HookStep, source: Source, loc: Location, hook: str, *, secrets_fit: bool
) -> Iterator[Problem]:
    """Rows inside of rows: they point to the outer one."""
    if part.inner is None:
        if part.end is not None:
            yield source.problem((*loc, "end"), "'end' goes with 'inner'", at_key=True)
        return
    place = (*loc, "inner")
    if part.each is None or part.text is None:
        yield source.problem(place, "'inner' goes with a text that has 'each'", at_key=True)
        return
    inner, outer = part.inner, part.each.model
    yield from each_problems(spec, inner.each, source, (*place, "each"))
    yield from text_problems(
        spec, inner.text, {"row": inner.each.model}, source, (*place, "text"), hook, secrets_fit=secrets_fit
    )
    if part.end is not None:
        yield from text_problems(spec, part.end, {"row": outer}, source, (*loc, "end"), hook, secrets_fit=secrets_fit)
    fields = spec.models[inner.each.model].fields if inner.each.model in spec.models else {}
    known = [key for key, field in fields.items() if field.to == outer and inner.each.model != outer]
    if inner.by is not None and inner.by not in known:
        message = f"'{inner.by}' is no reference of '{inner.each.model}' to '{outer}'"
        yield source.problem((*place, "by"), message, did_you_mean(inner.by, known))
    elif inner.by is None and len(known) > 1:
        hint = f"say by: {known[0]}"
        yield source.problem(place, f"'{inner.each.model}' has several references to '{outer}'", hint, at_key=True)
    elif not known and known_columns(spec, inner.each.model):
        message = f"no field of '{inner.each.model}' points to '{outer}'"
        yield source.problem(place, message, f"add a field of the type reference with to: {outer}", at_key=True)


def text_problems(
    spec: Spec,
    text: str,
    rows: Mapping[str, str],
    source: Source,
    loc: Location,
    hook: str,
    *,
    secrets_fit: bool,
    is_line: bool = True,
) -> Iterator[Problem]:
    """What stands in double braces must be a value that there is; a line does not begin with one."""
    for found in _NAME.findall(text):
        name = found.strip()
        if name in MODULE_NAMES:
            continue
        if name.startswith("route."):
            yield from _route_value(name, hook, source, loc)
            continue
        if name.startswith("core."):
            yield from _core_setting(name, source, loc)
            continue
        kind = value_type(spec, rows, name)
        if kind is None:
            message = (
                "there is no row without 'each'"
                if name.startswith("row.") and not rows
                else f"'{name}' is not a field of the {'row or the ' if rows else ''}settings"
            )
            known = suggested(spec, rows, MODULE_NAMES)
            yield source.problem(loc, message, did_you_mean(name, known), part=name)
        elif kind == "secret" and not secrets_fit:
            yield source.problem(loc, f"'{name}' is a secret: it does not go into a call", part=name)
        elif kind == "url" and hook in _NGINX_HOOKS:
            message = f"'{name}' loses the colons of an address here, as it would in a dialplan"
            hint = "nginx: {locations: {…: {raw: …}}} takes it as nginx does"
            yield source.problem(loc, message, hint, part=name, severity="warning")
    if is_line and (found := re.search(r"^\s*(\{\{.*)", text, re.MULTILINE)):
        message = "a line cannot begin with a value: it could be anything"
        yield source.problem(loc, message, "begin it with a word", part=found[1])


def _route_value(name: str, hook: str, source: Source, loc: Location) -> Iterator[Problem]:
    """A value of the route that the hook is for."""
    known = route_values(hook)
    if not known:
        yield source.problem(
            loc, f"'{name}' is of no route here", "hooks of incoming and outgoing routes have one", part=name
        )
    elif name not in known:
        yield source.problem(loc, f"'{name}' is not known here", did_you_mean(name, known), part=name)


def _core_setting(name: str, source: Source, loc: Location) -> Iterator[Problem]:
    """A setting of MikoPBX that there is, and that everybody may see."""
    known = core_settings()
    key = name.removeprefix("core.")
    if is_secret_of_core(key):
        yield source.problem(loc, f"'{key}' is a secret of MikoPBX: it would be seen here", part=name)
    elif name not in known:
        yield source.problem(loc, f"MikoPBX has no setting '{key}'", did_you_mean(name, known), part=name)
