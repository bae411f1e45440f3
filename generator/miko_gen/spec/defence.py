"""What keeps strangers out: fail2ban, and exemptions from the web application firewall."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from miko_gen.spec.fields import Or, Said, listed
from miko_gen.spec.names import FieldName
from miko_gen.spec.system import Port

# Core's own logs, below its folder for logs (SyslogConf, NginxConf and Fail2BanConf of Core).
CORE_LOGS = {
    "system": "system/messages",
    "asterisk": "asterisk/messages",
    "asterisk_errors": "asterisk/error",
    "asterisk_security": "asterisk/security_log",
    "nginx": "nginx/access.log",
    "nginx_errors": "nginx/error.log",
}
Scope = Literal["body-scan", "request-line", "rate-limit"]

_Log = Annotated[
    str,
    StringConstraints(
        pattern=r"^(system|asterisk|asterisk_errors|asterisk_security|nginx|nginx_errors|[a-z][a-z0-9-]*\.log)$",
        max_length=60,
    ),
]
_Line = Annotated[str, StringConstraints(pattern=r"^[^\r\n]*\S[^\r\n]*$", max_length=1000)]
_LINES = Or('{"type": "string"}')


def _counted(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


_Count = Annotated[
    str,
    StringConstraints(pattern=r"^([1-9]\d{0,3}|settings\.[a-z][a-z0-9_]*)$"),
    BeforeValidator(_counted),
    Or('{"type": "integer", "minimum": 1, "maximum": 9999}'),
]
_Span = Annotated[
    str, StringConstraints(pattern=r"^([1-9]\d{0,3} (seconds?|minutes?|hours?|days?)|settings\.[a-z][a-z0-9_]*)$")
]


class Ban(Said):
    """Who writes such lines into a log too often is banned for a while."""

    log: _Log = Field(
        description=f"The log: {', '.join(CORE_LOGS)}, or a file of the module's own folder of logs: doors.log."
    )
    lines: Annotated[list[_Line], BeforeValidator(listed), _LINES] = Field(
        min_length=1, description="fail2ban's regular expressions of the lines that count; <HOST> is the address."
    )
    ignore: Annotated[list[_Line], BeforeValidator(listed), _LINES] = Field(
        [], description="Regular expressions of lines that do not count though they look so."
    )
    examples: Annotated[list[_Line], BeforeValidator(listed), _LINES] = Field(
        [], description="Lines of the log, as they are written there: each has to count."
    )
    ports: list[Port] = Field([], max_length=15, description="The ports that are closed to them; by default all.")
    max_retry: _Count | None = Field(None, description="So many lines are too many; by default as MikoPBX is set.")
    find_time: _Span | None = Field(
        None, description="Within this time: `10 minutes`, or seconds in the settings; by default as MikoPBX is set."
    )
    ban_time: _Span | None = Field(
        None, description="For this long: `1 day`, or seconds in the settings; by default as MikoPBX is set."
    )


class Exemption(Said):
    """Requests that MikoPBX's web application firewall lets through unread."""

    path: Annotated[str, StringConstraints(pattern=r"^(/[A-Za-z0-9._:-]+)+$", max_length=200)] | None = Field(
        None, description="An address of the module's own: /pbxcore/api/v3/module-door-codes/plans."
    )
    below: bool = Field(False, description="The addresses below `path` too.")
    page: FieldName | None = Field(None, description="What people save on this page: its form, or rows of its table.")
    resource: str | None = Field(None, description="A REST resource of this spec, with all that is below it.")
    action: str | None = Field(None, description="Of the resource, this action of the collection only.")
    skip: list[Scope] = Field(
        min_length=1, description="What is not done: the scan of the body, of the request line, the limit of requests."
    )
