"""Rules about the custom methods of REST resources."""

from __future__ import annotations

from collections.abc import Iterator

from miko_gen.spec.checks.models import parameter_problems
from miko_gen.spec.fields import ActionValue, AnyValue
from miko_gen.spec.problem import Problem
from miko_gen.spec.rest import Action, Download, Resource
from miko_gen.spec.source import Location, Source

_NOT_HERE = ("reference", "secret")


def problems(resource: Resource, action: Action, source: Source, loc: Location) -> Iterator[Problem]:
    """Who may call it, what it answers, files, and values that nobody could send or read."""
    name = str(loc[-1])
    if action.access == "open_to_everyone" and loc[-2] == "operations":
        message = "an operation cannot be open: MikoPBX would open every address of the resource"
        yield source.problem((*loc, "access"), message, "make an action of it, or take the access out")
    elif action.access == "open_to_everyone":
        if action.on == "record":
            message = "an action on a record cannot be open: MikoPBX opens addresses of the collection only"
            yield source.problem((*loc, "access"), message, "take 'on: record' out, or the access")
        for other in resource.actions:
            if other != name and other.startswith(name):
                message = f"'{other}' would be open too: MikoPBX opens every address that begins like '{name}'"
                yield source.problem((*loc, "access"), message, "give one of them another name")
    successes = [code for code in action.answers if code < "400"]
    for code in successes[0 if action.download else 1 :]:
        message = "the answer is the file" if action.download else f"the handler answers {successes[0]} already"
        yield source.problem((*loc, "answers", code), f"there is one code for success: {message}", at_key=True)
    yield from _files(action, source, loc)
    for key, value in action.parameters.items():
        yield from _value(value, source, (*loc, "parameters", key))
        yield from _sent(value, source, (*loc, "parameters", key))
    for key, value in action.returns.items():
        yield from _value(value, source, (*loc, "returns", key))


def download_problems(download: Download, source: Source, loc: Location) -> Iterator[Problem]:
    """Files that are deleted too early, or are not the module's to delete."""
    if download.delete_after and download.folder != "temporary":
        message = f"a file of '{download.folder}' stays where it is"
        yield source.problem((*loc, "delete_after"), message, "write folder: temporary", at_key=True)
    if download.delete_after and download.stream:
        message = "a player asks for one part after the other: the file would be gone after the first"
        yield source.problem((*loc, "delete_after"), message, "take 'delete_after' out, or 'stream'", at_key=True)


def _files(action: Action, source: Source, loc: Location) -> Iterator[Problem]:
    if action.upload and action.method == "GET":
        yield source.problem(
            (*loc, "upload"), "a GET changes nothing: it cannot take a file", "set method: POST", at_key=True
        )
    for taken in ("upload_id", "file") if action.upload else ():
        if taken in action.parameters:
            yield source.problem((*loc, "parameters", taken), f"'{taken}' is there by itself for the file", at_key=True)
    if action.download:
        yield from download_problems(action.download, source, (*loc, "download"))
        for word in ("returns", "upload"):
            if getattr(action, word):
                yield source.problem(
                    (*loc, word), f"'{word}' does not go with 'download': the answer is a file", at_key=True
                )
        if action.method != "GET":
            yield source.problem((*loc, "method"), "a file is got with GET", "take 'method' out")


def _value(value: ActionValue, source: Source, loc: Location) -> Iterator[Problem]:
    yield from _simple(value, source, loc)
    if value.type == "list" and not value.of and not value.fields:
        hint = "for example of: phone, or fields: {number: phone, name: string}"
        yield source.problem(loc, "a list needs 'of' or 'fields': what it is a list of", hint, at_key=True)
    elif value.type == "object" and not value.fields:
        hint = "for example fields: {number: phone, name: string}"
        yield source.problem(loc, "an object needs its 'fields'", hint, at_key=True)
    elif value.type == "list" and value.of and value.fields:
        message = "a list is one of simple values ('of') or of objects ('fields')"
        yield source.problem((*loc, "of"), message, "take one of them out", at_key=True)
    if value.type == "object" and value.default is not None:
        yield source.problem((*loc, "default"), "'default' does not go with the type 'object'", at_key=True)
    elif value.type == "list" and value.default not in (None, []):
        message = "the default of a list is an empty one, or null"
        yield source.problem((*loc, "default"), message, "write default: [], or leave it out")
    if value.of:
        yield from _simple(value.of, source, (*loc, "of"))
        for word in ("label", "help", "required", "default"):
            if word in value.of.model_fields_set:
                message = f"'{word}' is said of the whole list, not of its elements"
                yield source.problem(
                    (*loc, "of", word), message, f"write '{word}' beside 'of', or take it out", at_key=True
                )
    for key, part in (value.fields or {}).items():
        yield from _value(part, source, (*loc, "fields", key))


def _simple(value: AnyValue, source: Source, loc: Location) -> Iterator[Problem]:
    yield from parameter_problems(value, source, loc)
    if value.type in _NOT_HERE:
        message = f"an action cannot take or return the type '{value.type}'"
        yield source.problem(loc, message, "use string or integer")


def _sent(value: ActionValue, source: Source, loc: Location) -> Iterator[Problem]:
    if value.type == "object" or (value.type == "list" and value.fields):
        message = "a client sends simple values and lists of them, no objects"
        yield source.problem(loc, message, "for example {type: list, of: phone}", at_key=True)
