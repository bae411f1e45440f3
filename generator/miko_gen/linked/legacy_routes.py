"""What versions 1 and 2 of the REST API are made of: actions, and routes with a token of the module's own."""

from __future__ import annotations

import re

from miko_gen.facts import dataclass
from miko_gen.linked.downloads import folder_of
from miko_gen.linked.php import php
from miko_gen.spec.legacy import OldAction as SaidAction
from miko_gen.spec.legacy import OwnToken
from miko_gen.spec.legacy import Route as SaidRoute
from miko_gen.spec.rest import FILE_TYPES, Download, Upload


@dataclass(frozen=True)
class OldAction:
    """An action of version 1, or what a route of version 2 does."""

    name: str
    handler: str
    upload: Upload | None
    download: Download | None
    feature: str
    module_id: str
    takes_form: bool = False
    """The file comes with the request."""

    @property
    def source(self) -> str:
        """PHP source of what is called with the parameters, where ``$main`` has the handlers."""
        call = f"$main->{self.handler}"
        if self.upload:
            inner = f"    {self.feature}Answers::withFile($data, {self.taken})"
            return "\n            ".join([f"static fn (array $data): array => {call}(", inner, ")"])
        if self.download:
            is_temporary = self.download.folder == "temporary"
            folder = f"{self.feature}Files::temporary()" if is_temporary else self.folder
            how = ["true"] * self.download.stream + ["isDeleted: true"] * self.download.delete_after
            lines = ["    " + ",\n                ".join([folder, f"{call}($data)", *how]), ")"]
            return "\n            ".join([f"static fn (array $data): array => {self.feature}Answers::file(", *lines])
        return f"{call}(...)"

    @property
    def taken(self) -> str:
        """PHP source of the file that it takes: its extensions, and the most bytes."""
        assert self.upload is not None
        return f"{php(FILE_TYPES[self.upload.type])}, {self.upload.max_size * 1024 * 1024}"

    @property
    def extension(self) -> str:
        """One that a file may have which it takes."""
        return FILE_TYPES[self.upload.type][0] if self.upload else ""

    @property
    def folder(self) -> str:
        return folder_of(self.download, self.module_id) if self.download else ""


@dataclass(frozen=True)
class Token:
    """A token of the module's own: ``secret`` is a field of the settings."""

    secret: str | None
    handler: str | None
    header: str | None
    parameter: str | None

    @property
    def sent(self) -> str:
        """PHP source of what a client sends, in a controller."""
        if self.header:
            return f"$this->request->getHeader('{self.header}')"
        return f"$this->sent()['{self.parameter}'] ?? ''"


@dataclass(frozen=True)
class Route:
    """A route of version 2."""

    name: str
    path: str
    method: str
    is_public: bool
    token: Token | None
    action: OldAction

    @property
    def method_name(self) -> str:
        return f"{self.name}Action"

    @property
    def parameters(self) -> tuple[str, ...]:
        return tuple(re.findall(r"\{(\w+)\}", self.path))

    @property
    def example(self) -> str:
        """An address of it, in a test."""
        return re.sub(r"\{\w+\}", "north-1", self.path)

    @property
    def example_parameters(self) -> dict[str, str]:
        return dict.fromkeys(self.parameters, "north-1")

    @property
    def example_token(self) -> dict[str, dict[str, str]]:
        """What a test sends as the token, as headers or body."""
        if self.token is None:
            return {}
        if self.token.header:
            return {"headers": {self.token.header: "example-token"}}
        return {"body": {str(self.token.parameter): "example-token"}}

    @property
    def for_whom(self) -> str:
        """A few words for the docblock."""
        if self.token:
            return "with a token of the module's own"
        return "for everyone, without any login" if self.is_public else "with a token of MikoPBX"


def link_action(module_id: str, name: str, said: SaidAction | SaidRoute) -> OldAction:
    feature = module_id.removeprefix("Module")
    if not isinstance(said, SaidRoute):
        return OldAction(name, said.handler, said.upload, None, feature, module_id)
    takes_form = said.upload is not None and said.upload.form
    return OldAction(name, said.handler, said.upload, said.download, feature, module_id, takes_form)


def link_route(module_id: str, start: str, name: str, said: SaidRoute) -> Route:
    """``start`` is the first part of its path, which is the module's."""
    return Route(
        name=name,
        path=f"/pbxcore/api/{start}/{said.path or name}",
        method=said.method,
        is_public=said.access == "open_to_everyone" or said.token is not None,
        token=_token(said.token),
        action=link_action(module_id, name, said),
    )


def _token(said: OwnToken | None) -> Token | None:
    if said is None:
        return None
    secret = said.secret.removeprefix("settings.") if said.secret else None
    return Token(secret, said.handler, said.header, said.parameter)
