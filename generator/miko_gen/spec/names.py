"""What may be a name: in PHP, SQLite, PHQL, Asterisk and in Core."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import StringConstraints

# Languages of Core's interface (src/Common/Providers/LanguageProvider.php), and two that modules have texts in although
# Core offers them to nobody.
Language = Literal[
    "en", "en_GB", "ru", "de", "es", "el", "fr", "pt", "pt_BR", "uk", "ka", "it", "da", "nl", "pl", "sv", "cs", "tr",
    "ja", "vi", "az", "ro", "th", "hu", "fi", "hr", "zh_Hans", "he", "fa",
]  # fmt: skip
LANGUAGES: tuple[str, ...] = get_args(Language)
SHOWN_LANGUAGES = tuple(language for language in LANGUAGES if language not in ("he", "fa"))

# Groups of Core's menu (src/AdminCabinet/Library/Elements.php).
SIDEBAR_GROUPS = ("setup", "routing", "modules", "maintenance", "networkSettings", "server", "integrations")

PHP_RESERVED = frozenset(
    """abstract and array as break callable case catch class clone const continue declare default die do echo else elseif
    empty enddeclare endfor endforeach endif endswitch endwhile enum eval exit extends final finally fn for foreach function
    global goto if implements include include_once instanceof insteadof interface isset list match namespace new or print
    private protected public readonly require require_once return static switch throw trait try unset use var while xor
    yield self parent static bool int float string true false null void iterable object mixed never numeric resource
    __class__ __dir__ __file__ __function__ __halt_compiler __line__ __method__ __namespace__ __trait__""".split()
)

# Reserved in PHQL or SQLite; a column of that name breaks a query.
QUERY_RESERVED = frozenset(
    """add against all alter and as asc autoincrement begin between by case cast check collate column commit constraint
    convert create cross current_date current_time current_timestamp database default deferrable delete desc distinct drop
    else end escape except exclusive exists explain false for foreign from full glob group having if in index inner insert
    intersect into is isnull join key left like limit match natural not notnull null of offset on or order outer plan
    pragma primary query references regexp reindex release rename replace restrict right rollback row savepoint select set
    table temp temporary then to transaction trigger true union unique update using vacuum values view virtual when where
    with""".split()
)

# What a model already has, so that a column of that name would replace it or be replaced: properties of Phalcon's Mvc\\Model,
# what stands behind a `get` or `set` there or in Core's models (Phalcon judges the column `source` by getSource()), and the
# envelope of Core's REST requests.
MODEL_RESERVED = frozenset(
    """id container data di dirtystate errormessages modelsmanager modelsmetadata operationmade related skipped snapshot
    transaction uniquekey uniqueparams uniquetypes oldsnapshot dirtyrelated moduleuniqueid messages httpmethod action
    limit offset search order orderway changedfields connectionservice connectionservicename eventsmanager
    identityfieldname oldsnapshotdata readconnection readconnectionservice relatedrecords represent schema snapshotdata
    source up updatedfields webinterfacelink writeconnection writeconnectionservice""".split()
)

# Class names that a generated file imports or that PHP cannot take for a model.
CLASS_RESERVED = frozenset(
    """AGI Extensions Directories Processes Enum Sqlite PbxExtensionUtils FirewallRules SystemMessages SoundFiles Util ConfigClass WorkerSafeScriptsCore WorkerModelsEvents AsteriskManager PbxSettings
    PbxExtensionBase PbxExtensionSetupBase PBXApiResult BaseActionHelper StringLength Regex InclusionIn Email Ip Date
    ModulesModelsBase Relation Validation Uniqueness PresenceOf Callback Controller Processor DataStructure Module
    Fail2BanRules NginxConf AclProvider SessionController AclList Memory AclRole AclComponent
    PbxExtensionSetup Exception Throwable DateTime stdClass Closure Iterator Generator WorkerBase WorkerRedisBase
    EventBusProvider BeanstalkClient RuntimeException BaseForm SemanticUIDropdown Form View Text Password AssetProvider
    Manager Dispatcher Micro Message DomainException CallDetailRecords Pbx Examples ModuleTestCase Handlers WorkerProcess
    ManagerServer WebReceiver AriServer AgiCall DataProvider TestWith PDO AccessTest ConfTest CoreFormsTest CronTest
    Fail2BanTest FirewallTest GroupsTest LegacyRestTest LifecycleTest MessagesTest ModuleTest NginxTest PagesTest
    PushTest ReactionsTest SetupTest WafTest Di Hidden TextArea ValidationFailed ModuleFiles Injectable ReflectionClass
    BaseController BaseRestController AbstractGetListAction AbstractDataStructure CommonDataStructure NetworkFilters
    PbxExtensionModules OpenApiSchemaProvider ModulesDBConnectionsProvider""".lower().split()
)

# Methods that Core or Phalcon already has on the class that a handler becomes a part of.
METHOD_RESERVED = frozenset(["__construct", "getdi", "setdi", "geteventsmanager", "seteventsmanager"])

ModuleId = Annotated[str, StringConstraints(pattern=r"^Module[A-Z][A-Za-z0-9]*$", max_length=48)]
ClassName = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z0-9]*$", max_length=48)]
FieldName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=48)]
ParameterName = Annotated[str, StringConstraints(pattern=r"^[a-z][A-Za-z0-9_]*$", max_length=48)]
ColumnName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$", max_length=64)]
OldActionName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$", max_length=64)]
OrderBy = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*( (asc|desc))?$", max_length=60)]
RowOrder = Annotated[str, StringConstraints(pattern=r"^[a-z][A-Za-z0-9_]*( (asc|desc))?$", max_length=100)]
SlugName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=40)]
MethodName = Annotated[str, StringConstraints(pattern=r"^[a-z][A-Za-z0-9]*$", max_length=64)]
ContextName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$", max_length=79)]
PackageName = Annotated[
    str,
    StringConstraints(
        pattern=r"^([a-z0-9]+([_.-]+[a-z0-9]+)*/[a-z0-9]+([_.-]+[a-z0-9]+)*|ext-[a-z0-9_]+)$", max_length=120
    ),
]
PackageVersion = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z^~<>=!|*., @_-]+$", max_length=100)]
ManagerUserName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$", max_length=64)]

# Said to a person in place of the pattern.
# A part of a path between slashes: a word, a parameter, or a parameter beside a word.
_PART = r"([A-Za-z0-9][A-Za-z0-9_.-]*(\{[a-z][A-Za-z0-9_]*\}[A-Za-z0-9_.-]*)?|\{[a-z][A-Za-z0-9_]*\}[A-Za-z0-9_.-]*)"
ROUTE = f"^{_PART}(/{_PART})*$"

NAME_RULES = {
    r"^Module[A-Z][A-Za-z0-9]*$": "'Module' and a name in PascalCase, letters and digits only, for example ModuleBlackList",
    r"^[a-z][a-z0-9_]*$": "a snake_case name, for example caller_name",
    r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$": "a kebab-case name, for example check-caller",
    r"^[a-z][A-Za-z0-9_]*$": "a name such as phone, user_id or userId",
    r"^[a-z][A-Za-z0-9]*$": "a camelCase method name, for example checkNumber",
    r"^[A-Za-z0-9_-]+$": "letters, digits, '-' and '_' only",
    r"^(\d+(\.\d+)+|%ModuleVersion%)$": 'a version such as "1.0" or "%ModuleVersion%", in quotes',
    r"^(20[0-24-6]|4[0-9][0-9])$": "an HTTP code that a handler may answer: 200 to 206 or 400 to 499",
    r"^\d+\.\d+\.\d+$": "a release such as 2025.1.1",
    r"^[^@\s]+@[^@\s]+\.[^@\s]+$": "an e-mail address such as support@example.com",
    r"^[0-9a-fA-F.:]+(/[0-9a-fA-F.:]+)?$": "an address or network such as 192.0.2.0/24",
    r"^[^\s\x00-\x1f][^\x00-\x1f]*$": "a command on one line",
    r"^[^,]+,[^,]+,[^,]+$": "context,extension,priority",
    r"^[1-9]\d{0,3} (seconds?|minutes?|hours?)$": "a time such as 30 seconds or 5 minutes",
    r"^[1-9]\d{0,3} (seconds?|minutes?|hours?|days?)$": "a time such as 60 minutes or 7 days",
    r"^[1-9]\d{0,3} (seconds?|minutes?)$": "a time such as 5 seconds or 1 minute",
    r"^([1-9]\d? (minutes?|hours?)|settings\.[a-z][a-z0-9_]*|row\.[a-z][A-Za-z0-9_]*)$": "a time such as 5 minutes or 1 hour, or a field with minutes: settings.interval, row.interval",
    r"^(([01]\d|2[0-3]):[0-5]\d|settings\.[a-z][a-z0-9_]*|row\.[a-z][A-Za-z0-9_]*)$": 'a time such as "02:30", or a field that holds one: settings.report_at, row.start',
    r"^(settings\.[a-z][a-z0-9_]*|row\.[a-z][A-Za-z0-9_]*)$": "a list of days such as [mon, fri], or a field that holds some: settings.days, row.days",
    r"^(\d{1,5}(-\d{1,5})?|settings\.[a-z][a-z0-9_]*|core\.[A-Z][A-Z0-9_]*)$": "a port: 8085, 10000-10100, settings.port or core.AJAM_PORT",
    r"^(core\.|Module[A-Z][A-Za-z0-9]*\.)?[A-Z][A-Za-z0-9]*$": "a model such as Numbers, core.Extensions or ModuleUsersUI.AccessGroups",
    r"^core\.[A-Z][A-Za-z0-9]*$": "a model of MikoPBX such as core.OutWorkTimes",
    r"^core\.[A-Z][A-Z0-9_]*$": "a setting of MikoPBX such as core.PBX_LANGUAGE",
    r"^m_[A-Za-z0-9_]+$": "a table of MikoPBX's own database such as m_ModuleDoorPhone",
    r"^(logs|temp|storage)(/[A-Za-z0-9_.-]+)*$": "logs, temp or storage, or something below it: logs/door-phone.log",
    r"^[A-Za-z][A-Za-z0-9_]*$": "letters, digits and '_' only",
    r"^([a-z0-9]+([_.-]+[a-z0-9]+)*/[a-z0-9]+([_.-]+[a-z0-9]+)*|ext-[a-z0-9_]+)$": "a package such as guzzlehttp/guzzle or ext-curl",
    r"^[0-9A-Za-z^~<>=!|*., @_-]+$": 'versions as Composer writes them, in quotes: "^7.0"',
    r"^[a-z]{2}-[a-z]{2}$": "a folder of Asterisk's sounds such as de-de",
    r"^https?://[^\s<>\"']+$": "an address such as https://docs.example.com/door-phone",
    r"^[A-Z][A-Z0-9_]*$": "a constant of PbxSettings such as PBX_LANGUAGE",
    r"^([1-9]\d{0,3} (minutes?|hours?|days?)|settings\.[a-z][a-z0-9_]*)$": "an age such as 30 days, 12 hours or 5 minutes, or settings.keep_days",
    r"^[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*$": "a relative path of letters, digits, '-' and '_'",
    r"^[A-Z][A-Za-z0-9]*$": "a PascalCase name, letters and digits only, for example CallWatcher",
    r"^(system|asterisk|asterisk_errors|asterisk_security|nginx|nginx_errors|[a-z][a-z0-9-]*\.log)$": "a log of MikoPBX (system, asterisk, asterisk_errors, asterisk_security, nginx, nginx_errors) or a file such as doors.log",
    r"^[^\r\n]*\S[^\r\n]*$": "one line that is not empty",
    r"^([1-9]\d{0,3}|settings\.[a-z][a-z0-9_]*)$": "a number such as 5, or settings.max_retry",
    r"^([1-9]\d{0,3} (seconds?|minutes?|hours?|days?)|settings\.[a-z][a-z0-9_]*)$": "a time such as 10 minutes or 1 day, or settings.ban_time",
    r"^(/[A-Za-z0-9._:-]+)+$": "an address such as /admin-cabinet/module-door-codes/save",
    r"^([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|settings\.[a-z][a-z0-9_]*)$": "a host such as 127.0.0.1 or panel.example.com, or settings.host",
    r"^/([A-Za-z0-9._~-]+/)*[A-Za-z0-9._~-]*$": "a path such as /module-door-codes/panel/",
    r"^(own|public(/[A-Za-z0-9_-]+)*)$": "own, or a folder such as public/plans",
    r"^[a-z][a-z0-9]*(-[a-z0-9]+)*\.[a-z][A-Za-z0-9]*$": "a resource and an action of it such as doors.mayEnter",
    r"^[A-Z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$": "the name of a header, for example X-Door-Token",
    r"^[A-Za-z0-9][A-Za-z0-9_-]*(/[A-Za-z0-9][A-Za-z0-9_-]*)*$": "a path such as doors/old, without a slash at its ends",
    r"^[A-Za-z_][A-Za-z0-9_]*$": "a name of letters, digits and '_'",
    r"^[^\s;][^;\x00-\x1f\x7f]*[^\s;]$": "a filter on one line without ';', such as Event: Hangup",
    r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$": "the name of a page, or such as houses.field",
    ROUTE: "a path such as doors/{door}/open or phones/{mac}.cfg, with one parameter between two slashes",
    r"^(/pbxcore/api/v\d+/[a-z0-9-]+(/[a-z0-9-]+)*|[A-Z][A-Za-z0-9]*)$": "an address such as /pbxcore/api/v3/extensions, or a controller such as Extensions",
    r"^/admin-cabinet(/[A-Za-z0-9_-]+)*/?$": "a page such as /admin-cabinet/extensions/index",
    r"^[A-Z][A-Za-z0-9]*\.[a-z][a-z0-9_]*$": "a field of a model such as Phones.number",
    r"^[a-z][a-z0-9-]*\.(sh|php)$": "a script such as sync.sh or sync.php",
    r"^[a-z][a-z0-9_]*( (asc|desc))?$": "a field, and asc or desc: for example last_call desc",
    r"^[a-z][A-Za-z0-9_]*( (asc|desc))?$": "a field, and asc or desc: for example priority desc",
    r"^[A-Z][A-Za-z0-9]*/[a-z][A-Za-z0-9]*$": "controller and action of a page of MikoPBX such as SoundFiles/modify",
    r"^[A-Z][A-Za-z]*$": "the name of a place on a page such as Fields",
    r"^[A-Za-z0-9_][A-Za-z0-9_.-]*$": "the name of a file such as settings.ini",
    r"^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*\.js$": "the name of a script, for example board.js",
    r"^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*\.css$": "the name of a style sheet, for example board.css",
    r"^[A-Za-z][A-Za-z0-9_-]*$": "a name of an event or its header: letters, digits, '-' and '_'",
    r"^([A-Za-z][A-Za-z0-9_-]*|settings\.[a-z][a-z0-9_]*)$": "a header of the event, or a field of the settings such as settings.active",
    r"^(settings|row)\.[a-z][a-z0-9_]*$": "a field of the settings or of a row such as settings.crm_url or row.url",
    r"^settings\.[a-z][a-z0-9_]*$": "a field of the settings such as settings.crm_url",
    r"^[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*$": "a file of the module such as bin/gate",
    r"^(https?://[^\s{}/?#@]+|\{[a-z][a-z0-9_]*\.[a-z0-9_]+\})([/?].*)?$": "an address such as https://example.com/callers, or {settings.server}/callers",
    r"^[a-z][a-z0-9_]*(\.[a-z][A-Za-z0-9_]*)?$": "a field, or one behind a reference such as company.name",
    r"^[a-z][A-Za-z0-9_]*(\.[a-z][A-Za-z0-9_]*)?$": "a field, or one behind a reference such as company.name",
    r"^[a-z][a-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*){0,2}$": "a name such as caller, row.vip or settings.enabled",
    r"^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$": "a path in the answer such as data.name",
    r"^[A-Za-z][A-Za-z0-9-]*$": "the name of a header such as Authorization",
    r"^[a-z0-9][a-z0-9_]*$": "the name of an option of pjsip.conf such as direct_media",
    r"^[a-z]+( [a-z]+)*$": "the name of a Fomantic UI icon, for example phone volume",
}
