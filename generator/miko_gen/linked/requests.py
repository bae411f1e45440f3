"""Requests to servers: their headers and bodies, as AGI scripts and workers send them."""

from __future__ import annotations

from miko_gen.facts import dataclass
from miko_gen.linked.database import Model
from miko_gen.linked.php import php
from miko_gen.linked.values import Field
from miko_gen.spec.requests import Request as SaidRequest

_LINE = 100


@dataclass(frozen=True)
class Request:
    """How a server is asked: ``named`` are the headers that the spec names, in lower case."""

    method: str
    is_form: bool
    named: frozenset[str]
    token: Field | None
    user: Field | None
    password: Field | None

    @property
    def has_body(self) -> bool:
        return self.method != "GET"

    @property
    def content_type(self) -> str | None:
        """What is said of the body, unless the spec says it."""
        if not self.has_body or "content-type" in self.named:
            return None
        return f"Content-Type: application/{'x-www-form-urlencoded' if self.is_form else 'json'}"

    @property
    def needs_settings(self) -> bool:
        return self.token is not None or self.user is not None

    @property
    def own_headers(self) -> tuple[str, ...]:
        """PHP source of the headers beside those that the spec names."""
        found = [php(self.content_type)] if self.content_type else []
        if self.token is not None:
            token = f"$settings?->{self.token.name}"
            # cURL leaves out an empty line.
            found.append(f"{token} ? 'Authorization: Bearer ' . {token} : ''")
        if self.user is not None:
            both = [f"$settings?->{self.user.name}", "':'"]
            both += [f"$settings?->{self.password.name}"] if self.password else []
            found.append(f"'Authorization: Basic ' . base64_encode({' . '.join(both)})")
            if len(found[-1]) > _LINE:
                found[-1] = "'Authorization: Basic ' . base64_encode(\n    " + "\n    . ".join(both) + "\n)"
        return tuple(found)

    @property
    def setting_names(self) -> tuple[str, ...]:
        """The fields of the settings that its login is."""
        return tuple(f"settings.{field.name}" for field in (self.token, self.user, self.password) if field)


def link_request(said: SaidRequest, settings: Model | None, method: str) -> Request:
    """``method`` is the one that a request has which names none."""

    def field(name: str | None) -> Field | None:
        return settings.by_name[name.removeprefix("settings.")] if name and settings else None

    login = said.login
    return Request(
        said.method or method,
        said.form,
        frozenset(name.lower() for name in said.headers),
        field(said.token),
        field(login.user if login else None),
        field(login.password if login else None),
    )
