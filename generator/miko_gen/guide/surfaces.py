"""The surfaces of MikoPBX that a spec can use, each with what it is for and a line of spec."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Surface:
    """A way to do something; ``words`` are what people call it, ``spec`` is one line of YAML."""

    title: str
    use: str
    words: str
    spec: str


SURFACES = {
    "events": Surface(
        "a worker on AMI events",
        "React to what happens with live calls, queues and phones, the moment it happens.",
        "react event call start begin ring dial answer bridge end hang up hangup finish missed abandon hold transfer park"
        " queue join leave agent peer phone register online channel live real time state presence status now watch"
        " listen monitor follow track notify push crm webhook background user event begin звонок вызов событие"
        " завершение окончание начало пропущенный очередь реагировать отслеживать состояние",
        "workers: {CallEnds: {type: ami, events: [Hangup], handler: onCallEnd}}",
    ),
    "agi": Surface(
        "an AGI script in a hook of the dialplan",
        "Decide during a call, before it is routed: look the caller up, block, redirect, set a variable, play.",
        "decide decision during inside call incoming caller number look up lookup find search block black white list"
        " reject refuse spam allow deny route redirect forward variable caller id name show vip greet play pin code"
        " password ask hang up решить решение во время входящий номер заблокировать отклонить перенаправить имя"
        " определить звонящего",
        "agi: {check-caller: {let: {caller: CALLERID(num)}, find: {model: Numbers, where: {number: caller}},"
        " when_found: [hangup]}}",
    ),
    "increment": Surface(
        "the step increment on a silent field",
        "Count calls or hits in a row without telling MikoPBX of a change each time.",
        "count counter how many times hits number calls statistics increase increment silent счётчик посчитать"
        " количество статистика",
        "agi: {count: {let: {caller: CALLERID(num)}, find: {model: Numbers, where: {number: caller}},"
        " when_found: [{increment: hits}]}}",
    ),
    "context": Surface(
        "a context of the dialplan",
        "Voice menus and fixed sequences that need no decision in PHP.",
        "dialplan context extensions.conf menu ivr voice sequence announcement play sound message playback say"
        " контекст меню голосовое сообщение диалплан проиграть",
        'dialplan: {contexts: {module-sample-say: "exten => s,1,Playback({{ settings.sound }})"}}',
    ),
    "incoming": Surface(
        "the hook incoming_before_dial",
        "Every incoming call, before it rings anywhere.",
        "incoming inbound call before ring dial outside входящий вызов до",
        "dialplan: {incoming_before_dial: [{agi: lookup}]}",
    ),
    "outgoing": Surface(
        "the hooks outgoing_before_dial and outgoing_after_dial",
        "Every outgoing call on a route: its number, caller id or limits.",
        "outgoing outbound call route trunk provider before after dial limit cost own caller id исходящий вызов маршрут"
        " провайдер",
        "dialplan: {outgoing_before_dial: [{agi: lookup}]}",
    ),
    "number": Surface(
        "a number of the context internal",
        "A service number or code that people dial on their phones.",
        "service number star code dial short feature phone keypad extension own custom сервисный номер код набрать",
        'dialplan: {internal: "exten => 4100,1,Answer()"}',
    ),
    "features": Surface(
        "the hook feature_map",
        "Codes pressed during a conversation, such as transfer.",
        "feature code during conversation talk press key dtmf transfer features.conf код функция во время разговора",
        'dialplan: {feature_map: "blindxfer => ##"}',
    ),
    "hints": Surface(
        "the hook hints",
        "Lamps of phones (BLF) that show the state of something of the module.",
        "hint blf lamp light button busy key subscribe лампа кнопка подсказка",
        'dialplan: {hints: "exten => 4100,hint,Custom:sample"}',
    ),
    "pjsip": Surface(
        "the hook override_pjsip_options",
        "Change options of the endpoints of extensions in pjsip.conf.",
        "pjsip sip endpoint option codec nat transport account extension change override peer опции кодек аккаунт",
        "dialplan: {override_pjsip_options: {handler: endpointOptions}}",
    ),
    "peers": Surface(
        "the hook pjsip_peers",
        "Whole sections of pjsip.conf: trunks and devices of the module's own.",
        "pjsip sip trunk device section auth aor identify endpoint add new gateway транк устройство шлюз",
        "dialplan: {pjsip_peers: {handler: trunkSections}}",
    ),
    "rest": Surface(
        "a REST v3 resource",
        "Read and write records from outside: a CRM, a script, a mobile app, another server.",
        "rest api http json crud read write list create update delete change manage record row table crm external outside"
        " integration provisioning script mobile app server sync import configuration bearer token openapi"
        " записи таблица внешняя система интеграция синхронизация",
        "rest: {numbers: {model: Numbers, search: [number]}}",
    ),
    "action": Surface(
        "an action of a REST v3 resource",
        "A command from outside with parameters and an answer, such as click to call.",
        "rest api custom method command endpoint action call click originate start run trigger check ask parameter answer"
        " команда действие метод позвонить по клику",
        "rest: {numbers: {model: Numbers, actions: {ring: {on: record, method: POST, handler: ring}}}}",
    ),
    "bare": Surface(
        "a REST v3 resource without a model",
        "Commands to something that is no table, and its state: a service, a device, a licence.",
        "rest api status state start stop restart service device licence license proxy gateway control manage health"
        " состояние запустить остановить перезапустить служба устройство лицензия",
        "rest: {station: {actions: {state: {handler: stateOfStation}, restart: {method: POST, handler: restartStation}}}}",
    ),
    "singleton": Surface(
        "a REST v3 resource of a singleton",
        "Read and change the settings of the module from outside.",
        "rest api settings options configuration change read outside external single настройки снаружи изменить",
        "rest: {settings: {model: Settings}}",
    ),
    "upload": Surface(
        "an action with upload",
        "Take a file from outside: Core's upload service receives it, the handler gets its path.",
        "upload file import csv sound send attach receive rest load загрузить файл импорт",
        "rest: {numbers: {model: Numbers, actions: {takeList: {method: POST, upload: {type: csv}, handler: takeList}}}}",
    ),
    "download": Surface(
        "an action with download",
        "Give a file, or play a recording in the browser, from one folder only.",
        "download file export stream audio recording play listen range get save csv rest скачать файл запись"
        " прослушать экспорт",
        "rest: {numbers: {model: Numbers, actions: {listFile: {download: {folder: own}, handler: listFile}}}}",
    ),
    "nginx": Surface(
        "locations and servers of nginx",
        "Pass web requests on to a daemon, serve files, push messages to browsers.",
        "nginx web server proxy reverse location websocket daemon panel files folder static serve alias nchan channel push"
        " publish subscribe browser port сервер прокси веб файлы канал",
        "nginx: {locations: {panel: {proxy: 8090, websocket: true}}}",
    ),
    "bans": Surface(
        "a jail of fail2ban",
        "Ban addresses that guess codes or passwords, by what a log says of them.",
        "fail2ban ban jail brute force guess attack address ip log wrong password attempts firewall блокировать перебор"
        " паролей атака",
        "fail2ban: {codes: {log: doors.log, lines: 'wrong code from <HOST>$'}}",
    ),
    "roles": Surface(
        "roles and logins",
        "Let people in with rights of their own: pages, REST, call records; known by a handler, such as of LDAP.",
        "role roles right rights permission permissions may acl login log in user users people password passkey ldap directory sso"
        " restrict limit page pages see hide cdr records access вход роли права доступ пользователи ограничить",
        "access: {roles: {keepers: {rest: {numbers: [list]}}}, login: {handler: roleOf}}",
    ),
    "legacy": Surface(
        "actions and routes of REST v1 and v2",
        "Keep the addresses of a module made before REST v3, for clients that nobody changes. Nothing new.",
        "legacy old v1 v2 version keep kept addresses callback route routes modulerestapicallback compatibility nobody updates"
        " webhook старый маршрут",
        "legacy_rest: {kept_for: old phones, actions: {check: checkOld}}",
    ),
    "manager": Surface(
        "a user of the manager interface",
        "A program on another machine that itself speaks AMI.",
        "ami manager user account external program tcp 5038 outside client panel wallboard login пользователь"
        " внешняя программа",
        "ami_user: {secret: settings.token, read: [call]}",
    ),
    "settings": Surface(
        "a singleton model with a form",
        "Settings of the module and their page in the admin cabinet.",
        "settings options configuration form page admin cabinet edit checkbox input switch настройки форма страница"
        " параметры",
        "admin: {settings: {form: Settings}}",
    ),
    "table": Surface(
        "a table in the admin cabinet",
        "A list that people search, edit, add to and delete from.",
        "table list page admin cabinet grid row edit add delete inline search people show таблица список страница",
        "admin: {numbers: {table: Numbers}}",
    ),
    "model": Surface(
        "a model",
        "Keep data and state: lists, counters, time stamps, offsets, what was done last.",
        "keep store save data state database sqlite table model column record file cache remember last offset persist"
        " хранить сохранить данные состояние база файл",
        "models: {Progress: {singleton: true, fields: {last_id: {type: integer, default: 0, silent: true}}}}",
    ),
    "seed": Surface(
        "rows of seed",
        "First rows of a table at install.",
        "seed first default row install initial example начальные данные установка",
        'models: {Codes: {fields: {code: {type: string}}, seed: [{code: "100"}]}}',
    ),
    "secret": Surface(
        "a field of the type secret",
        "Passwords and keys: random at install, never in an answer or a table.",
        "secret password key token credential api random generate hide protect пароль ключ секрет",
        "models: {Access: {fields: {api_key: {type: secret}}}}",
    ),
    "reference": Surface(
        "a field of the type reference",
        "Point at a provider, an extension, a queue or another record, with a choice on the page.",
        "reference relation link foreign provider queue extension employee user conference choose picker select"
        " сотрудник провайдер очередь ссылка выбрать",
        "models: {Rules: {fields: {provider: {type: reference, to: core.Providers, nullable: true}}}}",
    ),
    "languages": Surface(
        "texts in several languages",
        "Names and messages in the languages of the people.",
        "translate translation language message text locale russian english перевод язык переводы",
        "module: {title: {en: Doors, ru: Двери}}",
    ),
    "refuse": Surface(
        "the conditions of lifecycle",
        "Refuse to be enabled or disabled, and say why: a setting is empty, another module is missing.",
        "refuse forbid veto prevent enable disable enabled activate condition required setting filled check before start"
        " message why запретить включение выключение условие проверка перед включением",
        "lifecycle: {before_enable: {handler: whyNotEnabled}}",
    ),
    "lifecycle": Surface(
        "the stations of lifecycle",
        "Do something when the module is enabled or disabled, or when the PBX has started.",
        "after enable enabled disable disabled start started boot launch hook life cycle station включение выключение"
        " запуск после включения",
        "lifecycle: {after_enable: {handler: openDoors}, after_pbx_started: {handler: checkDoors}}",
    ),
    "uninstall": Surface(
        "uninstall of lifecycle",
        "Take away what the module has left on the PBX: folders, keys of the settings, rows, a number.",
        "uninstall remove clean clean-up cleanup delete folder log file leave left behind удаление удалить очистка"
        " деинсталляция",
        "lifecycle: {uninstall: {folders: [logs, storage], handler: forgetAll}}",
    ),
    "reserve": Surface(
        "a reserved extension",
        "A number of the module's own, which routes and menus can lead to.",
        "reserve own extension number internal take free occupy application dial зарезервировать внутренний номер"
        " свой номер модуля",
        "models: {Door: {singleton: true, fields: {number: {type: extension, reserve: true}}}}",
    ),
    "depends": Surface(
        "depends",
        "Work with another module: only where it is enabled, or not without it.",
        "depend dependency other another module need require required optional guard work with зависимость другой модуль"
        " требуется",
        "depends: {ModuleUsersUI: {}, ModuleTelegramNotify: {required: false}}",
    ),
    "moved": Surface(
        "renamed_from, convert, moved_from and resave",
        "Take the data of an older version along: renamed tables and columns, other values, rows in MikoPBX's database.",
        "migrate migration upgrade old older version rename legacy table column convert value data move обновление миграция"
        " старая версия перенос данных",
        "models: {Doors: {moved_from: m_ModuleDoors, fields: {name: {type: string, renamed_from: title}}}}",
    ),
    "packages": Surface(
        "composer",
        "Packages of others, brought by Composer and loaded by the class of the handlers.",
        "composer package library vendor autoload dependency php guzzle require библиотека пакет зависимость",
        'composer: {guzzlehttp/guzzle: "^7.0"}',
    ),
    "languagepack": Surface(
        "a language pack",
        "A language for callers and for the admin cabinet: sounds and texts.",
        "language pack sounds voice prompts speak texts interface translation языковой пакет язык озвучка голосовые файлы",
        "module: {module_type: languagepack, language_code: de-de}",
    ),
    "ari": Surface(
        "ARI with a Stasis application",
        "Bridges and media that AMI events and AGI decisions cannot express; seldom needed.",
        "ari stasis bridge media websocket external stream audio record mix channel медиа поток",
        "ari: {secret: settings.token, events: {StasisStart: onCallStart}}",
    ),
    "event steps": Surface(
        "steps that follow an AMI event",
        "Keep events in a table, tell pages, a CRM or other modules of them, without PHP.",
        "event save row table record log history call webhook web hook http post json crm notify send push page live"
        " update user event declarative без кода вебхук записать событие сообщить",
        "workers: {NewCalls: {events: [Newchannel], when: {Context: incoming}, then: [{push: call}]}}",
    ),
    "commands": Surface(
        "commands as methods",
        "Begin, end and move live calls from a handler, and change the members of queues.",
        "command originate click to call dial hang up hangup end transfer redirect queue member add remove agent peer phone"
        " endpoint state ami action позвонить завершить перевести команда",
        "commands: [originate, hang_up]",
    ),
    "queue": Surface(
        "a worker of the type queue or pool",
        "Work that a request or an event must not wait for: one message after another, or several at a time.",
        "queue background job task message later asynchronous slow mail send beanstalk redis pool parallel concurrent"
        " worker process очередь задача фон параллельно",
        "workers: {Lookups: {type: pool, processes: 3, handler: lookUp}}",
    ),
    "records": Surface(
        "a worker of the type cdr",
        "Hand over the records of calls that have ended, each once, in batches: to a CRM, an archive, statistics.",
        "cdr call detail record records history export send crm archive ended finished offset batch statistics"
        " report log журнал звонков история записи выгрузить отправить статистика",
        "workers: {Export: {type: cdr, every: 10 seconds, offset: settings.sent, handler: exportCalls}}",
    ),
    "daemon": Surface(
        "a worker of the type daemon",
        "Run a program that comes with the module, with its configuration and log, for as long as the module is enabled.",
        "daemon program binary executable service background server process supervise restart go rust c config log run"
        " демон программа бинарник сервис",
        "workers: {Gate: {type: daemon, binary: bin/gate}}",
    ),
}
