"""Custom methods of REST resources."""

from __future__ import annotations

from miko_gen.facts import dataclass
from miko_gen.linked import names
from miko_gen.linked.action_values import ActionValue, answered, item_rules, link_action_value, sent_rules, shape
from miko_gen.linked.downloads import DIRECTORIES, SUBFOLDERS
from miko_gen.linked.text import Text
from miko_gen.linked.validation import Rule
from miko_gen.spec.fields import ActionValue as SaidValue
from miko_gen.spec.rest import FILE_TYPES, Download, Upload
from miko_gen.spec.rest import Action as SaidAction

UPLOAD_ID = "upload_id"
_UPLOADED = SaidValue.model_construct(
    required=True,
    pattern="[A-Za-z0-9][A-Za-z0-9_-]*",
    max_length=200,
    help={"en": "The identifier that the file was uploaded with."},
)
_WIDTH = 100


@dataclass(frozen=True)
class Action:
    """A custom method of a resource; ``answers`` are its own codes with their meaning.

    ``operation``: which of the resource's plain operations it is, called by Core as ``name``. ``on_record``: its
    address has an id; ``finds_record``: that of a row, which has to be there.
    """

    name: str
    operation: str | None
    on_record: bool
    finds_record: bool
    method: str
    description: Text
    parameters: tuple[ActionValue, ...]
    returns: tuple[ActionValue, ...]
    access: str
    answers: tuple[tuple[int, str], ...]
    upload: Upload | None
    download: Download | None
    handler: str

    @property
    def class_name(self) -> str:
        return f"{names.pascal(self.name)}Action"

    @property
    def takes_id(self) -> bool:
        """The id in its address is a text that its handler judges."""
        return self.on_record and not self.finds_record

    @property
    def path(self) -> str:
        """Of its address, what follows the resource's."""
        return ("/{id}" if self.on_record else "") + ("" if self.operation else f":{self.name}")

    @property
    def is_list(self) -> bool:
        """`data` of the answer is a list, whose elements it describes."""
        return self.operation == "list"

    @property
    def may_lack_id(self) -> bool:
        """Core calls it without an id too."""
        return self.operation is not None and self.on_record and self.method != "GET"

    @property
    def rules(self) -> tuple[Rule, ...]:
        return tuple(sent_rules(self.parameters))

    @property
    def lists(self) -> tuple[tuple[str, tuple[Rule, ...]], ...]:
        """Lists that a client sends, with the rules of each element."""
        return tuple((value.name, item_rules(value)) for value in self.parameters if value.is_list)

    @property
    def all_rules(self) -> tuple[Rule, ...]:
        return self.rules + tuple(rule for _, rules in self.lists for rule in rules)

    @property
    def lists_in_query(self) -> tuple[ActionValue, ...]:
        """Lists of a request without a body: PHP knows them by a name with brackets."""
        return tuple(value for value in self.parameters if value.is_list and self.method in ("GET", "DELETE"))

    @property
    def schema(self) -> dict[str, object]:
        """What `data` of the answer holds, in OpenAPI; of a list, each element."""
        return {"type": "object"} | ({"properties": answered(self.returns)} if self.returns else {})

    @property
    def shape(self) -> str:
        """The type of what the handler returns, in a docblock."""
        found = shape(self.returns) if self.returns else "array<string, mixed>"
        if len(found) > _WIDTH:
            parts = ",".join(f"\n     *     {value.name}: {value.doc_type}" for value in self.returns)
            found = f"array{{{parts}\n     * }}"
        return f"list<{found}>" if self.is_list else found

    @property
    def validator_imports(self) -> tuple[str, ...]:
        """The classes that judge the parameters, sorted."""
        return tuple(
            sorted(
                {rule.imported for rule in self.all_rules}
                | ({"Phalcon\\Filter\\Validation"} if self.all_rules else set())
            )
        )

    @property
    def passed(self) -> tuple[ActionValue, ...]:
        """The parameters that the handler gets as they are: a file comes as its path instead."""
        return tuple(value for value in self.parameters if value.name != UPLOAD_ID)

    @property
    def success(self) -> int:
        """The code of an answer that the handler returns."""
        usual = 201 if self.operation == "create" else 200
        return next((code for code, _ in self.answers if code < 400), usual)

    @property
    def refusals(self) -> tuple[tuple[int, str], ...]:
        """The codes that the handler may throw."""
        return tuple(answer for answer in self.answers if answer[0] >= 400)

    @property
    def refusal_codes(self) -> tuple[int, ...]:
        return tuple(code for code, _ in self.refusals)

    @property
    def security(self) -> str | None:
        """The case of Core's SecurityType that it has for itself."""
        return {"open_to_everyone": "PUBLIC", "localhost": "LOCALHOST"}.get(self.access)

    @property
    def extensions(self) -> tuple[str, ...]:
        """Of the names of files that it takes."""
        return FILE_TYPES[self.upload.type] if self.upload else ()

    @property
    def largest(self) -> int:
        """The most bytes that it takes."""
        return self.upload.max_size * 1024 * 1024 if self.upload else 0

    @property
    def directory(self) -> str | None:
        """Core's constant of the folder that its files come from; None: one of the module's own."""
        return DIRECTORIES.get(self.download.folder) if self.download else None

    @property
    def subfolder(self) -> str:
        """The folder in the module, where its files come from there."""
        return SUBFOLDERS.get(self.download.folder, "") if self.download else ""

    @property
    def translates(self) -> bool:
        """It says something by a translation key."""
        return bool(self.parameters)

    @property
    def messages(self) -> tuple[str, ...]:
        """Names of what it says by itself."""
        return tuple(rule.message for rule in self.all_rules) + (("NoSuchFile", "WrongFile") if self.upload else ())


def link_action(name: str, said: SaidAction, *, of_model: bool, operation: str | None = None) -> Action:
    parameters = dict(said.parameters) | ({UPLOAD_ID: _UPLOADED} if said.upload else {})
    return Action(
        name=name,
        operation=operation,
        on_record=said.on == "record",
        finds_record=said.on == "record" and of_model,
        method=said.method,
        description=Text.of(said.description, names.words(operation or name)),
        parameters=tuple(link_action_value(*item) for item in parameters.items()),
        returns=tuple(link_action_value(*item) for item in said.returns.items()),
        access=said.access,
        answers=tuple(sorted((int(code), text) for code, text in said.answers.items())),
        upload=said.upload,
        download=said.download,
        handler=said.handler,
    )
