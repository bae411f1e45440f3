"""The methods of {Feature}Main: each handler of the spec with its signature and a body that does no harm."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from miko_gen.facts import dataclass, replace
from miko_gen.linked.actions import Action
from miko_gen.linked.hooks import Hook
from miko_gen.linked.php import php_block
from miko_gen.linked.rest import Resource
from miko_gen.linked.scripts import Script
from miko_gen.linked.workers import Worker

AGI = "MikoPBX\\Core\\Asterisk\\AGI"

# What a handler throws when a client asks for what cannot be.
EXCEPTION = "DomainException"


@dataclass(frozen=True)
class Method:
    """A method; ``parameters`` are (type, name, type in the docblock), ``body`` its lines.

    ``guard`` is the module without which it does nothing.
    """

    name: str
    summary: str
    parameters: tuple[tuple[str, str, str], ...]
    returns: str
    returns_doc: str
    body: tuple[str, ...]
    imports: tuple[str, ...] = ()
    throws: tuple[str, ...] = ()
    by_reference: frozenset[str] = frozenset()
    guard: str | None = None

    @property
    def signature(self) -> str:
        parameters = ", ".join(
            f"{kind} {'&' if name in self.by_reference else ''}${name}" for kind, name, _ in self.parameters
        )
        return f"public function {self.name}({parameters}): {self.returns}"


def link_methods(
    feature: str,
    resources: Iterable[Resource],
    workers: Iterable[Worker],
    scripts: Iterable[Script],
    hooks: Iterable[Hook],
    of_words: Iterable[Method],
) -> tuple[Method, ...]:
    """Each handler once, in the order of the spec."""
    found: list[Method] = []
    found += [_action(resource, action) for resource in resources for action in resource.actions]
    for worker in workers:
        found += _worker(worker, feature)
    for script in scripts:
        found += _script(script)
    found += [_hook(hook, part.handler, part.context) for hook in hooks for part in hook.parts if part.handler]
    found += of_words
    by_name: dict[str, Method] = {}
    for method in found:
        by_name.setdefault(method.name, method)
    return tuple(by_name.values())


def guarded(method: Method, optional: Mapping[str, str]) -> Method:
    """The method; where it needs a module that may be missing, it does nothing without that."""
    module = optional.get(method.name)
    if module is None:
        return method
    return replace(method, guard=module, imports=(*method.imports, "MikoPBX\\Modules\\PbxExtensionUtils"))


def _action(resource: Resource, action: Action) -> Method:
    returned = {value.name: value.empty for value in action.returns}
    takes = f"{action.method} {resource.path}{action.path}"
    if action.upload:
        takes += "; the file is $parameters['file'] for a while"
    throws = tuple(f"DomainException with the code {code}: {text}" for code, text in action.refusals)
    if action.download:
        return Method(
            name=action.handler,
            summary=f"{takes}; returns a file's name in the folder {action.download.folder}",
            parameters=(("array", "parameters", "array<string, mixed>"),),
            returns="string",
            returns_doc="",
            body=("return '';",),
            imports=(EXCEPTION,) * bool(throws),
            throws=throws,
        )
    return Method(
        name=action.handler,
        summary=takes,
        parameters=(("array", "parameters", "array<string, mixed>"),),
        returns="array",
        returns_doc=action.shape,
        body=tuple(f"return {php_block(returned, 0)};".split("\n"))
        if returned and not action.is_list
        else ("return [];",),
        imports=(EXCEPTION,) * bool(throws),
        throws=throws,
    )


def _ari(event: str, name: str, feature: str) -> Method:
    return Method(
        name,
        f"Called by WorkerAri for {event}; $ari->post() and the like are commands to Asterisk.",
        (("array", "event", "array<string, mixed>"), (f"{feature}Ari", "ari", f"{feature}Ari")),
        "void",
        "",
        (),
    )


def _worker(worker: Worker, feature: str) -> list[Method]:
    if worker.type == "ari":
        return [_ari(event, name, feature) for event, name in worker.application_events]
    if worker.daemon is not None:
        row = worker.daemon.each.model if worker.daemon.each else None
        return [
            Method(
                name,
                f"Lines of the configuration of {worker.slug}, before each start of the program.",
                ((row.name, "row", row.name),) if row else (),
                "string",
                "",
                ("return '';",),
                (row.class_name,) if row else (),
            )
            for name in worker.daemon.handlers
        ]
    if worker.type == "rpc":
        arguments = (("array", "arguments", "array<string, mixed>"),)
        summary = f"Called by {worker.class_name} for other processes."
        return [
            Method(name, summary, arguments, "array", "array<string, mixed>", ("return [];",))
            for name in worker.methods
        ]
    said = {
        "ami": ("for each of its events; $event['Event'] is the name.", "event"),
        "queue": ("for each message.", "message"),
        "pool": ("for each message, in several processes.", "message"),
        "periodic": ("again and again.", ""),
        "cdr": ("with records of ended calls; with the same ones again when it throws.", "calls"),
    }
    if not worker.handler:
        return []
    when, name = said[worker.type]
    kind = "array<int, array<string, mixed>>" if worker.type == "cdr" else "array<string, mixed>"
    parameters = (("array", name, kind),) if name else ()
    return [Method(worker.handler, f"Called by {worker.class_name} {when}", parameters, "void", "", ())]


def _script(script: Script) -> list[Method]:
    agi = ("AGI", "agi", "AGI")
    values = (("array", "values", "array<string, string>"),) if script.values else ()
    if script.handler:
        arguments = [("string", said.removeprefix("$"), "string") for said in script.argument_variables]
        return [_script_method(script, script.handler, "during the call", (agi, *arguments), (AGI,))]
    found = []
    for step in script.all_steps:
        if step.does != "handler":
            continue
        rows = tuple(
            (
                f"{'?' if may_miss else ''}{model.name}",
                said.removeprefix("$"),
                f"{model.name}{'|null' if may_miss else ''}",
            )
            for said, model, may_miss in step.rows
        )
        many = "rows" if len(rows) > 1 else "row"
        when = f"with the {many}" if rows else "when there is no row" if script.lookups else "during the call"
        imports = (AGI, *(model.class_name for _, model, _ in step.rows))
        found.append(_script_method(script, str(step.value), when, (agi, *rows, *values), imports))
    return found


def _script_method(
    script: Script, name: str, when: str, parameters: tuple[tuple[str, str, str], ...], imports: tuple[str, ...]
) -> Method:
    return Method(name, f"Called by agi-bin/{script.file_name} {when}.", parameters, "void", "", (), imports)


def _hook(hook: Hook, name: str, context: str) -> Method:
    arrays = {"array": "array<string, mixed>"}
    parameters = tuple((kind.rpartition("\\")[2], key) for key, kind in hook.parameters)
    return Method(
        name=name,
        summary=f"Lines of the context {context}." if context else hook.summary,
        parameters=tuple((kind, key, arrays.get(kind, kind)) for kind, key in parameters),
        returns=hook.returns.rpartition("\\")[2],
        returns_doc=arrays.get(hook.returns, ""),
        body=(f"return {hook.default};",) if hook.returns != "void" else (),
        imports=tuple(kind for kind in (*(kind for _, kind in hook.parameters), hook.returns) if "\\" in kind),
        by_reference=hook.by_reference,
    )
