"""Faults that modules written by hand have, each with a reader that yields its places in a module (``file:line: code``)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from tree_sitter import Node

from miko_gen.contract.catalogue import classes, phalcon_classes
from miko_gen.contract.source import declared, names_of, parse, text, walk
from miko_gen.contract.uses import uses
from miko_gen.testkit.standins import PHP

QUERIES = {"find", "findfirst", "count", "sum", "average", "maximum", "minimum", "executequery", "createquery", "query"}
SHELLS = {"exec", "shell_exec", "system", "passthru", "popen", "proc_open", "mwexec", "mwexecbg", "processphpworker"}
GUESSABLE = {"md5", "sha1", "rand", "mt_rand", "uniqid", "lcg_value", "str_shuffle"}
CALLS = (
    "function_call_expression",
    "scoped_call_expression",
    "member_call_expression",
    "nullsafe_member_call_expression",
)
LONGEST_SLEEP = 5
ASTERISK = "MikoPBX\\Core\\Asterisk\\Configs\\AsteriskConfigInterface"
EXTENSIONS = ("extensionGen", "generateIncomingRout", "generateOutRout", "getIncludeInternal", "extensionGlobals")
OUTSIDE = re.compile(
    r"\$_(GET|POST|REQUEST|COOKIE|SERVER)\b|->(getPost|getQuery|getRawBody|getPut|get)\(|\$(data|request)\b"
)
SERVER_PATH = re.compile(r"/(storage|offload|var|etc|usr|mnt|tmp|cf|root)/")


@dataclass(frozen=True)
class File:
    """A PHP file of a module: its path there, and its syntax tree."""

    path: str
    source: bytes

    @cached_property
    def root(self) -> Node:
        return parse(self.source)

    def at(self, node: Node) -> str:
        return f"{self.path}:{node.start_point[0] + 1}: {text(node)[:120]}"


def files(module: Path) -> list[File]:
    return [File(path.relative_to(module).as_posix(), path.read_bytes()) for path in sorted(module.rglob("*.php"))]


def code(module: Path) -> Iterator[File]:
    """What runs on a PBX: without the module's tests."""
    return (file for file in files(module) if not file.path.startswith("tests/"))


def called(node: Node) -> str:
    """The last name of what is called, in lower case; "" when a variable holds it."""
    name = node.child_by_field_name("function") or node.child_by_field_name("name")
    if name is None or name.type not in ("name", "qualified_name"):
        return ""
    return text(name).rsplit("\\", 1)[-1].lower()


def function_of(node: Node) -> Node:
    above = node
    while above.parent is not None and above.type not in ("method_declaration", "function_definition"):
        above = above.parent
    return above


def assigned(name: str, near: Node) -> list[str]:
    """The right sides of every assignment to a variable in the function around ``near``."""
    return [
        text(one.child_by_field_name("right"))
        for one in walk(function_of(near), "assignment_expression")
        if text(one.child_by_field_name("left")) == name
    ]


def mixed_in(node: Node) -> Iterator[Node]:
    """The variables that become part of a text, save those that come from a constant of the class."""
    kinds = ("encapsed_string", "binary_expression", "heredoc", "shell_command_expression")
    for mixed in ([node] if node.type in kinds else []) or walk(node, *kinds):
        if mixed.type == "binary_expression" and text(mixed.child_by_field_name("operator")) != ".":
            continue
        for variable in walk(mixed, "variable_name"):
            sources = assigned(text(variable), node)
            if not sources or not all(source.startswith("self::") for source in sources):
                yield variable


# The readers: each yields the places of its fault.


# Classes of Phalcon that the kit has and no catalogue.
WHOLE = {
    str(path.relative_to(PHP / "classes").with_suffix("")).replace("/", "\\")
    for path in (PHP / "classes" / "Phalcon").rglob("*.php")
}


def unknown_class(module: Path) -> Iterator[str]:
    """A class that today's Core and Phalcon do not have, or of another module."""
    known = {*classes(), *phalcon_classes(), *WHOLE}
    for use in uses(module):
        if use.owner.startswith("Phalcon\\") and use.owner not in known and not use.file.startswith("tests/"):
            yield f"{use.file}:{use.line}: {use.owner}"
    own = f"Modules\\{json.loads((module / 'module.json').read_bytes())['moduleUniqueID']}\\"
    for file in code(module):
        for name in names_of(file.root).imports.values():
            if name.startswith("Modules\\") and not name.startswith(own):
                yield f"{file.path}: {name}"


def name_unlike_file(module: Path) -> Iterator[str]:
    """A namespace or a class that does not fit its file, which no autoloader finds."""
    own = json.loads((module / "module.json").read_bytes())["moduleUniqueID"]
    for file in code(module):
        for one in declared(file.source):
            if one.name != f"Modules/{own}/{file.path.removesuffix('.php')}".replace("/", "\\"):
                yield f"{file.path}: {one.name}"


def concatenated_query(module: Path) -> Iterator[str]:
    """A condition of a query with a value in its text instead of bound to it."""
    for file in code(module):
        for call in walk(file.root, *CALLS):
            arguments = call.child_by_field_name("arguments")
            if called(call) not in QUERIES or arguments is None:
                continue
            for query in (query for argument in arguments.named_children for query in argument.named_children[:1]):
                if query.type == "encapsed_string" or text(query.child_by_field_name("operator")) == ".":
                    yield from (file.at(call) for _ in mixed_in(query))
        for element in walk(file.root, "array_element_initializer"):
            pair = element.named_children
            if len(pair) > 1 and text(pair[0]).strip("'\"") in ("conditions", "having"):
                yield from (file.at(element) for _ in mixed_in(pair[1]))


def open_shell(module: Path) -> Iterator[str]:
    """A variable in a command line that is not escaped."""
    for file in code(module):
        # A method of an object, like exec() of an AGI session, is no shell.
        calls = [call for call in walk(file.root, *CALLS[:2]) if called(call) in SHELLS and not _takes_list(call)]
        for command in [*calls, *walk(file.root, "shell_command_expression")]:
            escaped = {
                inner.id
                for call in walk(command, "function_call_expression")
                if called(call) == "escapeshellarg"
                for inner in walk(call, "variable_name")
            }
            holder = command.child_by_field_name("arguments") or command
            for variable in walk(holder, "variable_name"):
                if variable.id not in escaped:
                    yield file.at(command)


def _takes_list(call: Node) -> bool:
    """The program and its arguments are a list, which no shell reads."""
    arguments = call.child_by_field_name("arguments")
    first = arguments.named_children[0] if arguments and arguments.named_children else None
    return called(call) == "proc_open" and first is not None and text(first).startswith("[")


def name_from_outside(module: Path) -> Iterator[str]:
    """A class made, or a method called, by a name that a request holds, without a list of the names that may be."""
    for file in code(module):
        for call in walk(file.root, *CALLS):
            name = call.child_by_field_name("name")
            if name is not None and name.type == "variable_name" and not _is_listed(name):
                yield file.at(call)
        for made in walk(file.root, "object_creation_expression"):
            for variable in (one for one in made.named_children[:1] if one.type == "variable_name"):
                if any(OUTSIDE.search(source) for source in assigned(text(variable), made)):
                    yield file.at(made)


def _is_listed(name: Node) -> bool:
    for call in walk(function_of(name), "function_call_expression"):
        said = [text(one) for one in call.child_by_field_name("arguments").named_children]  # type: ignore[union-attr]
        if (
            called(call) == "in_array"
            and said[0] == text(name)
            and said[1].startswith("self::")
            and said[2:] == ["true"]
        ):
            return True
    return False


def guessable_secret(module: Path) -> Iterator[str]:
    """A hash or a weak random number, which is where guessable secrets come from."""
    for file in code(module):
        for call in walk(file.root, "function_call_expression"):
            # The handshake of a WebSocket is no secret.
            if called(call) in GUESSABLE and "258EAFA5-E914-47DA-95CA-C5AB0DC85B11" not in text(call):
                yield file.at(call)


def outside_objects(module: Path) -> Iterator[str]:
    """Outside data that becomes code or objects."""
    for file in code(module):
        for call in walk(file.root, "function_call_expression"):
            if called(call) in ("unserialize", "eval", "create_function", "extract"):
                yield file.at(call)


def tls_unverified(module: Path) -> Iterator[str]:
    """A connection whose other end is not verified."""
    for file in code(module):
        for pair in walk(file.root, "array_element_initializer", "arguments"):
            said = [text(one).strip("'\"").lower() for one in pair.named_children]
            for option, value in pairwise(said):
                if value in ("false", "0") and option.startswith(("verify", "curlopt_ssl_verify", "allow_self")):
                    yield file.at(pair)


def deaf_loop(module: Path) -> Iterator[str]:
    """A loop without an end, or a sleep through the signal to stop."""
    for file in code(module):
        for loop in walk(file.root, "while_statement", "do_statement"):
            if text(loop.child_by_field_name("condition")).strip("()").lower() in ("true", "1"):
                yield file.at(loop)
        yield from (file.at(loop) for loop in walk(file.root, "for_statement") if "(;;)" in text(loop).replace(" ", ""))
        for call in walk(file.root, "function_call_expression"):
            seconds = text(call.child_by_field_name("arguments")).strip("()")
            if called(call) == "sleep" and (not seconds.isdigit() or int(seconds) > LONGEST_SLEEP):
                yield file.at(call)


def stale_dialplan(module: Path) -> Iterator[str]:
    """Lines in the dialplan that stay there when the module is disabled: no reload, or one that comes too early."""
    hooks = {name for name, facts in classes()[ASTERISK]["methods"].items() if facts.get("returns") == "string"}
    for file in code(module):
        methods = {text(one.child_by_field_name("name")): one for one in walk(file.root, "method_declaration")}
        if not file.path.endswith("Conf.php") or not any(name.startswith(EXTENSIONS) for name in hooks & set(methods)):
            continue
        reloads = {name: "ReloadDialplanAction" in constants(one) for name, one in methods.items()}
        if not reloads.get("onAfterModuleDisable") or reloads.get("onBeforeModuleDisable"):
            yield file.path


def constants(node: Node) -> set[str]:
    """The classes whose constants are read below a node."""
    return {text(one.children[0]) for one in walk(node, "class_constant_access_expression")}


def unknown_property(module: Path) -> Iterator[str]:
    """A property of Setup that neither it nor Core's class declares: errors written there are never shown."""
    for file in code(module):
        for one in declared(file.source) if file.path.startswith("Setup/") else []:
            known = {*one.properties, *(name for parent in one.parents for name in classes()[parent]["properties"])}
            for access in walk(file.root, "member_access_expression"):
                name = text(access.child_by_field_name("name"))
                if text(access.child_by_field_name("object")) == "$this" and name not in known:
                    yield file.at(access)


def null_of_first_install(module: Path) -> Iterator[str]:
    """A row of a table that may be empty, used as if it were there."""
    for file in code(module):
        for access in walk(file.root, "member_access_expression", "member_call_expression"):
            holder = access.child_by_field_name("object")
            if holder is not None and called(holder).startswith("findfirst"):
                yield file.at(access)


def implicit_null(module: Path) -> Iterator[str]:
    """A parameter that is null by default and whose type does not say so."""
    for file in files(module):
        for parameter in walk(file.root, "simple_parameter", "property_promotion_parameter"):
            kind, default = text(parameter.child_by_field_name("type")), parameter.child_by_field_name("default_value")
            if text(default).lower() == "null" and kind and not re.search(r"^\?|\bnull\b|^mixed$", kind):
                yield file.at(parameter)


def fixed_path(module: Path) -> Iterator[str]:
    """A folder of the PBX that is written out: another release, or another disk, has it elsewhere."""
    for file in code(module):
        for string in walk(file.root, "string", "encapsed_string"):
            if SERVER_PATH.match(text(string).strip("'\"")):
                yield file.at(string)


def text_without_english(module: Path) -> Iterator[str]:
    """A key of a text that the English file does not have, or a name of the module that is missing."""
    own = json.loads((module / "module.json").read_bytes())["moduleUniqueID"]
    path = next(path for path in ("Messages/en.php", f"Messages/en/{own}.php") if (module / path).is_file())
    english = File(path, (module / path).read_bytes())
    said = {text(one.named_children[0]).strip("'") for one in walk(english.root, "array_element_initializer")}
    yield from (f"Messages/en.php: {key}" for key in (f"Breadcrumb{own}", f"SubHeader{own}") if key not in said)
    for file in code(module):
        for call in walk(file.root, *CALLS):
            arguments = call.child_by_field_name("arguments")
            first = next(iter(arguments.named_children), None) if arguments is not None else None
            key = text(first).strip("'")
            if called(call) in ("_", "translate") and first is not None and text(first).startswith("'module_"):
                yield from [] if key in said else [f"{file.path}: {key}"]


def request_to_nothing(module: Path) -> Iterator[str]:
    """A page that asks for an action which its controller does not have."""
    actions = {
        method.removesuffix("Action")
        for file in code(module)
        if file.path.startswith("App/Controllers/")
        for one in declared(file.source)
        for method in one.methods
    }
    for script in sorted(module.rglob("*.js")):
        for asked in re.findall(r"\$\{\w+\.url\}/(\w+)", script.read_text(encoding="utf-8")):
            if asked not in actions:
                yield f"{script.relative_to(module)}: {asked}"


READERS = (
    unknown_class,
    name_unlike_file,
    concatenated_query,
    open_shell,
    name_from_outside,
    guessable_secret,
    outside_objects,
    tls_unverified,
    deaf_loop,
    stale_dialplan,
    unknown_property,
    null_of_first_install,
    implicit_null,
    fixed_path,
    text_without_english,
    request_to_nothing,
)
