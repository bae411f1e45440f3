"""The whole of module.yaml."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from miko_gen.spec.about import ModuleType, ReleaseSettings, Sidebar, SoundLanguage, WebAddress
from miko_gen.spec.access import Access
from miko_gen.spec.agi import Agi
from miko_gen.spec.calls import AmiUser, Command
from miko_gen.spec.core_forms import CoreBlock, CoreForm, CoreFormName
from miko_gen.spec.database import Model
from miko_gen.spec.defence import Ban, Exemption
from miko_gen.spec.fields import Said, Text
from miko_gen.spec.forms import FormWords
from miko_gen.spec.hooks import Dialplan, Hook
from miko_gen.spec.legacy import LegacyRest
from miko_gen.spec.lifecycle import Depends, Lifecycle, Reaction
from miko_gen.spec.names import (
    ClassName,
    FieldName,
    Language,
    ModuleId,
    PackageName,
    PackageVersion,
    SlugName,
)
from miko_gen.spec.nginx import Nginx
from miko_gen.spec.pages import PageWords, TableWords
from miko_gen.spec.push import Push
from miko_gen.spec.rest import Resource
from miko_gen.spec.section import Section
from miko_gen.spec.system import Rule, Task
from miko_gen.spec.workers import Ari, Worker


class Module(Said):
    """What the module is."""

    id: ModuleId = Field(description="The unique id, for example ModuleBlackList; the repository has the same name.")
    version: Annotated[str, StringConstraints(pattern=r"^(\d+(\.\d+)+|%ModuleVersion%)$")] = Field(
        "%ModuleVersion%", description="Stamped into module.json; %ModuleVersion% when the release pipeline stamps it."
    )
    min_pbx_version: Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")] = Field(
        "2025.1.1", description="The oldest MikoPBX release that the module runs on."
    )
    developer: Annotated[str, StringConstraints(min_length=1, max_length=200)] = Field(description="Who made it.")
    support_email: Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")] = Field(
        description="Where users ask for help."
    )
    title: Text = Field(description="The module's name for people.")
    summary: Text = Field(description="One sentence about what it does.")
    languages: list[Language] | None = Field(
        None,
        min_length=1,
        description="The languages that it speaks; by default all in which there is something to say.",
    )
    sidebar: Section[Sidebar | None] = Field(
        None, description="Its place in the menu; none: only in the list of modules."
    )
    module_type: ModuleType | None = Field(
        None, description="What kind of module it is; a languagepack brings the sounds and texts of one language."
    )
    language_code: SoundLanguage | None = Field(
        None, description="Of a language pack, the language as Asterisk's folder of sounds has it: de-de."
    )
    lic_product_id: int | None = Field(None, ge=1, description="MIKO's number of the product that a licence is for.")
    lic_feature_id: int | None = Field(
        None, ge=1, description="MIKO's number of the feature that must be licensed before the module can be enabled."
    )
    wiki_links: dict[Language, WebAddress] = Field(
        {}, description="Its documentation on the web, by the language of the interface."
    )
    release_settings: Section[ReleaseSettings] = Field(
        ReleaseSettings.model_construct(), description="What MIKO's release pipeline does with a new version."
    )
    ci: Literal["github", "gitlab", "none"] = Field(
        "github", description="Where the module's own checks run: GitHub Actions, GitLab CI, or nowhere."
    )
    build_steps: list[Annotated[str, StringConstraints(pattern=r"^[^\s\x00-\x1f][^\x00-\x1f]*$", max_length=500)]] = (
        Field([], description="Commands of a shell that make what is not generated, before the package is made there.")
    )


class Page(FormWords, TableWords, PageWords):
    """A page of the admin cabinet: the form of a singleton model, the table of another, or a view of one's own."""

    form: str | None = Field(None, description="The singleton model to edit.")
    table: str | None = Field(None, description="The model whose rows to list, add, edit and delete.")
    title: Text | None = Field(None, description="The title of the page.")
    fields: list[FieldName] = Field(
        [], description="The inputs of the form, or of the page of a row; by default all that can be written."
    )

    @model_validator(mode="after")
    def _one_of_two(self) -> "Page":
        if sum(said is not None for said in (self.form, self.table, self.view)) != 1:
            raise PydanticCustomError("one_of", "a page has one of 'form', 'table' and 'view'")
        return self


class Spec(Said):
    """One MikoPBX module, as its author says it."""

    spec: Literal[1] = Field(description="The version of the spec language.")
    module: Module = Field(description="What the module is.")
    models: dict[ClassName, Model] = Field({}, description="Tables of the module's database, by class name.")
    rest: Section[dict[SlugName, Resource]] = Field(
        {}, description="REST API v3 resources, by the last part of the path."
    )
    workers: Section[dict[ClassName, Worker]] = Field({}, description="Background processes, by name.")
    commands: Section[list[Command]] = Field([], description="Commands to Asterisk, as methods of {Feature}Calls.")
    agi: Section[dict[SlugName, Agi]] = Field({}, description="AGI scripts, by name.")
    dialplan: Section[Dialplan] = Field(Dialplan.model_construct(), description="Dialplan hooks and contexts.")
    hooks: Section[dict[str, Hook]] = Field({}, description="What any hook of Core returns or does, by Core's name.")
    cron: Section[dict[SlugName, Task]] = Field({}, description="What cron does at its time, by name.")
    firewall: Section[dict[SlugName, Rule]] = Field({}, description="Ports that the firewall lets in, by name.")
    fail2ban: Section[dict[SlugName, Ban]] = Field({}, description="Who is banned for what stands in a log, by name.")
    waf: Section[dict[SlugName, Exemption]] = Field(
        {}, description="Requests that the web application firewall lets through, by name."
    )
    legacy_rest: Section[LegacyRest] = Field(
        LegacyRest.model_construct(), description="The REST API as it was before version 3."
    )
    access: Section[Access] = Field(Access.model_construct(), description="Who may log in, see and do what.")
    nginx: Section[Nginx] = Field(Nginx.model_construct(), description="Locations and servers of MikoPBX's web server.")
    reactions: Section[dict[SlugName, Reaction]] = Field({}, description="What follows a change on the PBX, by name.")
    lifecycle: Section[Lifecycle] = Field(
        Lifecycle.model_construct(), description="What it does when it is enabled, disabled, uninstalled."
    )
    depends: Depends = Field({}, description="Other modules that it works with: a list, or each with its words.")
    composer: dict[PackageName, PackageVersion] = Field(
        {}, description="Composer packages that its code uses, each with the versions that fit."
    )
    ami_user: Section[AmiUser | None] = Field(
        None, description="A user of Asterisk's manager interface for outside clients."
    )
    ari: Section[Ari | None] = Field(None, description="A Stasis application: calls that the module controls itself.")
    push: Section[dict[SlugName, Push]] = Field(
        {}, description="Messages that open pages of the module get at once, by name."
    )
    core_forms: Section[dict[CoreFormName, CoreForm]] = Field(
        {}, description="Inputs on MikoPBX's own forms, kept by the module, by form."
    )
    core_pages: Section[dict[SlugName, CoreBlock]] = Field(
        {}, description="Templates of one's own on MikoPBX's own pages, by name."
    )
    texts: dict[FieldName, Text] = Field(
        {}, description="Texts of pages and handlers of one's own, by name: {module}_Text_{name} in Messages."
    )
    admin: Section[dict[FieldName, Page]] = Field(
        {}, description="Pages of the admin cabinet; more than one become tabs."
    )
