"""What others hold on to by name: AGI scripts, contexts, the manager's user, pages."""

from __future__ import annotations

from collections.abc import Iterator

from miko_gen.compat.both import Both, heirs_of, heirs_of_model, renamed_from
from miko_gen.linked import names
from miko_gen.spec.calls import AmiUser
from miko_gen.spec.problem import Problem

_KEEP = "to keep it compatible, "


def problems(both: Both) -> Iterator[Problem]:
    """Names that other programs, dialplans and people use, and that are gone or mean something else."""
    yield from _module(both)
    yield from _scripts(both)
    for name in both.old.dialplan.contexts:
        if name not in both.new.dialplan.contexts:
            message = f"the context '{name}' is gone: a dialplan that goes there hangs up"
            loc = ("dialplan", "contexts", name)
            yield both.gone(loc, loc, message, f"{_KEEP}keep it, with a Goto to what takes its place")
    yield from _manager(both)
    yield from _ari(both)
    for name, page in both.old.admin.items():
        model = page.form or page.table or ""
        heirs = [new for new in both.new.admin.values() if (new.form or new.table) in heirs_of_model(both, model)]
        if not heirs and heirs_of_model(both, model):
            message = f"the page '{name}' is gone: nobody can see or edit '{model}' in the admin cabinet any more"
            yield both.gone(("admin", name), ("admin", name), message, "keep a page for it while its rows count")


def _ari(both: Both) -> Iterator[Problem]:
    context = f"{names.slug(both.old.module.id)}-ari"
    if both.old.ari and not both.new.ari and context not in both.new.dialplan.contexts:
        message = f"the context '{context}' is gone with 'ari': a dialplan that goes there hangs up"
        yield both.gone(("ari",), ("ari",), message, f"{_KEEP}keep 'ari', or a context of that name")


def _module(both: Both) -> Iterator[Problem]:
    old, new = both.old.module, both.new.module
    if old.id != new.id:
        message = (
            f"'{new.id}' is another module than '{old.id}': an installed one is not upgraded, and its data stay behind"
        )
        yield both.changed(("module", "id"), message, f"write id: {old.id}, and change the title only")
    if _numbers(new.min_pbx_version) > _numbers(old.min_pbx_version):
        message = f"a MikoPBX older than {new.min_pbx_version} refuses the upgrade; {old.min_pbx_version} was enough until now"
        yield both.changed(("module", "min_pbx_version"), message, f"{_KEEP}write {old.min_pbx_version}")


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def _scripts(both: Both) -> Iterator[Problem]:
    slug = names.slug(both.old.module.id)
    renamed = heirs_of(both.new.agi)
    for name in both.old.agi:
        if name not in both.new.agi:
            heir = renamed.get(name)
            becomes = f"is now {slug}-{heir}.php" if heir else "is gone"
            message = f"the AGI script {slug}-{name}.php {becomes}: a dialplan outside of the module that calls it goes on without it"
            hint = f"{_KEEP}keep a script '{name}' that does the same"
            yield both.gone(("agi", name), ("agi", heir or name), message, hint)
            continue
        before, now = both.old.agi[name].arguments, both.new.agi[name].arguments
        is_moved = any(said in now and now.index(said) != index for index, said in enumerate(before))
        if is_moved or len(now) < len(before):
            said = ", ".join(before)
            message = f"{slug}-{name}.php took {said}: a dialplan outside of the module says something else to it now"
            yield both.changed(("agi", name, "arguments"), message, f"{_KEEP}begin the arguments with {said}")


def _manager(both: Both) -> Iterator[Problem]:
    old, new = both.old.ami_user, both.new.ami_user
    if old is None:
        return
    if new is None:
        message = "the user of the manager interface is gone: programs that log in with it are refused"
        yield both.gone(("ami_user",), ("ami_user",), message, f"{_KEEP}keep it")
        return
    slug = names.slug(both.old.module.id)
    if (old.name or slug) != (new.name or slug):
        message = (
            f"the manager's user was '{old.name or slug}' and is '{new.name or slug}': programs that log in are refused"
        )
        yield both.changed(("ami_user", "name"), message, f"{_KEEP}write name: {old.name or slug}")
    if old.secret != new.secret and not _follows(both, old.secret, new.secret):
        message = (
            f"the password was {old.secret} and is {new.secret}: programs that log in with the old one are refused"
        )
        yield both.changed(("ami_user", "secret"), message, f"{_KEEP}write secret: {old.secret}")
    yield from _permissions(both, old, new)


def _permissions(both: Both, old: AmiUser, new: AmiUser) -> Iterator[Problem]:
    for word, effect in (("read", "gets no events of it"), ("write", "may send no actions of it")):
        for privilege in getattr(old, word):
            if privilege not in getattr(new, word) and "all" not in getattr(new, word):
                message = f"the manager's user lost '{privilege}' in '{word}': whoever logs in with it {effect}"
                yield both.changed(("ami_user", word), message, f"{_KEEP}keep '{privilege}'")
    for network in old.permit:
        if network not in new.permit:
            message = f"the manager's user is no longer let in from {network}"
            yield both.changed(("ami_user", "permit"), message, f"{_KEEP}keep {network}")


def _follows(both: Both, old: str, new: str) -> bool:
    """``settings.a`` became ``settings.b`` because the field was renamed."""
    before, after = old.partition(".")[2], new.partition(".")[2]
    settings = next((model for model in both.new.models.values() if model.singleton), None)
    return settings is not None and before in renamed_from(settings.fields.get(after))
