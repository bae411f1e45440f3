"""What every hook of Core is for; the dialplan hooks' friendly names, and what Core does with what they return.

Names and signatures are Core's (src/Core/Asterisk/Configs/AsteriskConfigInterface.php); who calls a hook and what becomes of
its result is read in src/Core/Asterisk/Configs. The other hooks are those of the interfaces in src/Modules/Config.
"""

from __future__ import annotations

from typing import Literal

# `priorities`: lines `same => n,…` inside an extension of Core's; `lines`: lines of a configuration file; `rows`: an array;
# `veto`: whether something may happen; `nothing`: Core only tells, or lets a parameter be changed; `value`: anything else.
Result = Literal["priorities", "lines", "rows", "veto", "nothing", "value"]

# friendly name: (Core's method, what Core does with the result, when it is called and where the result goes)
FRIENDLY: dict[str, tuple[str, Result, str]] = {
    "incoming_before_dial_pre_system": (
        "generateIncomingRoutBeforeDialPreSystem",
        "priorities",
        "Incoming call, before Core's own checks such as working hours.",
    ),
    "incoming_before_dial_system": (
        "generateIncomingRoutBeforeDialSystem",
        "priorities",
        "Incoming call, together with Core's own checks such as working hours.",
    ),
    "incoming_before_dial": (
        "generateIncomingRoutBeforeDial",
        "priorities",
        "Incoming call, before it rings anywhere.",
    ),
    "incoming_after_dial": ("generateIncomingRoutAfterDialContext", "priorities", "Incoming call, after ringing."),
    "outgoing_before_dial": ("generateOutRoutContext", "priorities", "Outgoing call on a route, before it is dialled."),
    "outgoing_after_dial": (
        "generateOutRoutAfterDialContext",
        "priorities",
        "Outgoing call on a route, after it was dialled.",
    ),
    "internal_before_dial": (
        "extensionGenInternalUsersPreDial",
        "priorities",
        "Call between extensions, before the called one rings.",
    ),
    "all_peers": (
        "extensionGenAllPeersContext",
        "priorities",
        "Every call that an extension starts (context all_peers).",
    ),
    "create_channel": (
        "extensionGenCreateChannelDialplan",
        "priorities",
        "A channel that is being created for a called extension.",
    ),
    "internal": ("extensionGenInternal", "lines", "Numbers of the context internal: exten lines of the module's own."),
    "internal_include": ("getIncludeInternal", "lines", "include lines of the context internal."),
    "internal_transfer": ("extensionGenInternalTransfer", "lines", "Numbers of the context internal-transfer."),
    "internal_transfer_include": (
        "getIncludeInternalTransfer",
        "lines",
        "include lines of the context internal-transfer.",
    ),
    "extension_contexts": ("extensionGenContexts", "lines", "Whole contexts of extensions.conf."),
    "hints": ("extensionGenHints", "lines", "Hints of the context internal-hints."),
    "globals": ("extensionGlobals", "lines", "Lines of the section [globals] of extensions.conf."),
    "public_context": ("generatePublicContext", "lines", "Lines of the context public-direct-dial."),
    "feature_map": ("getFeatureMap", "lines", "Lines of the section [featuremap] of features.conf."),
    "modules_conf": ("generateModulesConf", "lines", "Lines of modules.conf, for example load => app_x.so."),
    "manager_conf": ("generateManagerConf", "lines", "Sections of manager.conf."),
    "ari_conf": ("generateAriConf", "lines", "Sections of ari.conf."),
    "pjsip_peers": ("generatePeersPj", "lines", "Sections of pjsip.conf."),
    "pjsip_peer_options": (
        "generatePeerPjAdditionalOptions",
        "lines",
        "Options of an extension's endpoint in pjsip.conf.",
    ),
    "override_pjsip_options": (
        "overridePJSIPOptions",
        "value",
        "Options of an extension in pjsip.conf that the module changes.",
    ),
    "override_provider_pjsip_options": (
        "overrideProviderPJSIPOptions",
        "value",
        "Options of a provider in pjsip.conf that the module changes.",
    ),
    "dependence_models": (
        "getDependenceModels",
        "rows",
        "Core models whose change regenerates this module's configuration.",
    ),
    "settings_loading": ("getSettings", "nothing", "The configuration object is being made: read what it needs."),
    "config_generation": ("generateConfig", "nothing", "The configuration files are being written."),
    "messages": ("getMessages", "rows", "Messages of the configuration object for people."),
    "method_priority": (
        "getMethodPriority",
        "value",
        "The place of this module among others, for each hook; less is earlier.",
    ),
}

# Core's method: when it is called, and what becomes of its result.
OTHERS: dict[str, str] = {
    "applyACLFiltersToCDRQuery": "A person asks for call records: the query's parameters may be narrowed.",
    "getPBXCoreRESTAdditionalRoutes": "Routes of the REST API before version 3: controller, action, path, method, root, public.",
    "moduleRestAPICallback": "A request to /pbxcore/api/modules/{module}/{action}, answered in Core's queue of requests.",
    "onAfterExecuteRestAPIRoute": "A request to the REST API was answered.",
    "onBeforeExecuteRestAPIRoute": "A request to the REST API is about to be answered.",
    "createCronTasks": "The crontab is being written: lines may be added.",
    "createNginxLocations": "Locations of nginx in the server of the admin cabinet.",
    "createNginxServers": "Servers of nginx besides Core's.",
    "generateFail2BanFilters": "The module's filter file of fail2ban.",
    "generateFail2BanJails": "The module's jails of fail2ban.",
    "getDefaultFirewallRules": "Services of the firewall, taken when the module is enabled.",
    "getModuleWorkers": "Background processes that Core starts and watches.",
    "modelsEventChangeData": "A record of any model was changed.",
    "modelsEventNeedReload": "Reload actions that follow changes are about to run.",
    "onAfterIptablesReload": "The rules of iptables were written anew.",
    "onAfterModuleDisable": "The module was disabled.",
    "onAfterModuleEnable": "The module was enabled.",
    "onAfterNetworkConfigured": "The network interfaces were configured.",
    "onAfterPbxStarted": "MikoPBX has started.",
    "onBeforeModuleDisable": "The module is to be disabled: false forbids it.",
    "onBeforeModuleEnable": "The module is to be enabled: false forbids it.",
    "authenticateUser": "Somebody logs in to the admin cabinet: an array with the session's values lets them in.",
    "getPasskeySessionData": "Somebody logs in with a passkey: the session's values of a person whom Core does not know.",
    "onAfterACLPrepared": "The access control list is ready: roles and rules may be added.",
    "onAfterAssetsPrepared": "The scripts and styles of a page are chosen: more may be added.",
    "onAfterExecuteRoute": "A page of the admin cabinet was made.",
    "onAfterRoutesPrepared": "The routes of the admin cabinet are ready: more may be added.",
    "onExtensionStatusChange": "Extensions went on or off line, as somebody looks at their states.",
    "onProviderStatusChange": "Providers went on or off line, as somebody looks at their states.",
    "onBeforeExecuteRoute": "A page of the admin cabinet is about to be made.",
    "onBeforeFormInitialize": "A form of the admin cabinet is being made: fields may be added.",
    "onBeforeHeaderMenuShow": "The menu of the admin cabinet is being made: items may be added.",
    "onGetControllerPermissions": "A page asks what its user may do: permissions may be changed.",
    "onVoltBlockCompile": "A block of a page is being compiled: the path of a Volt file of the module that goes there.",
}

# The hooks that Core got after the oldest release of the catalogue, and the first release of it with each: to ask the catalogue
# of every release would mean to read them all.
LATER: dict[str, str] = {
    "createNginxServers": "2026.1.223",
    "onAfterIptablesReload": "2026.1.223",
    "onAfterNetworkConfigured": "2026.1.223",
}
