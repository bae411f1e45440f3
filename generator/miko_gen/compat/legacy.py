"""What clients of versions 1 and 2 of the REST API, browsers and people with a role hold on to."""

from __future__ import annotations

from collections.abc import Iterator

from miko_gen.compat.both import Both
from miko_gen.linked import names
from miko_gen.spec.legacy import LegacyRest
from miko_gen.spec.nginx import Location
from miko_gen.spec.problem import Problem

_KEEP = "to keep it compatible, "


def problems(both: Both) -> Iterator[Problem]:
    """Addresses that are gone or closed, and roles that nobody has any more."""
    old, new = both.old.legacy_rest, both.new.legacy_rest
    known = {name.lower() for name in new.actions}
    for name in old.actions:
        if name.lower() not in known:
            loc = ("legacy_rest", "actions", name)
            message = f"the action {name} is gone: its clients get result false and 404"
            yield both.gone(loc, loc, message, f"{_KEEP}keep it until its clients have moved")
    slug = names.slug(both.old.module.id)
    routes = {_route(new, name, slug): (name, one) for name, one in new.routes.items()}
    for name, route in old.routes.items():
        loc = ("legacy_rest", "routes", name)
        address = _route(old, name, slug)
        found = routes.get(address)
        if found is None:
            yield both.gone(loc, loc, f"the route {address} is gone: its clients get 404", f"{_KEEP}keep it")
        elif (found[1].access, found[1].token) != (route.access, route.token):
            place = ("legacy_rest", "routes", found[0])
            message = f"{address} wants another proof of who asks: its clients may get 401"
            yield both.changed(place, message, f"{_KEEP}make a route of another path for it")
    for name, address in _addresses(both.old.nginx.locations, slug).items():
        if address not in _addresses(both.new.nginx.locations, slug).values():
            loc = ("nginx", "locations", name)
            yield both.gone(loc, loc, f"{address} is gone: nginx answers 404", f"{_KEEP}keep it beside the new one")
    for name in both.old.access.roles:
        if name not in both.new.access.roles:
            loc = ("access", "roles", name)
            message = f"the role '{name}' is gone: who has it can log in no more"
            yield both.gone(loc, loc, message, f"{_KEEP}keep it, or let the handler of 'login' return another")


def _route(said: LegacyRest, name: str, slug: str) -> str:
    route = said.routes[name]
    return f"{route.method} /pbxcore/api/{said.prefix or slug}/{route.path or name}"


def _addresses(said: dict[str, Location], slug: str) -> dict[str, str]:
    return {name: one.path or f"/{slug}/{name}/" for name, one in said.items()}
