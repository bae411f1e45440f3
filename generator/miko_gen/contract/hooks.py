"""The dialplan hooks' friendly names, and what Core does with what they return.

Names and signatures are Core's (src/Core/Asterisk/Configs/AsteriskConfigInterface.php); who calls a hook and what becomes of
its result is read in src/Core/Asterisk/Configs.
"""

from __future__ import annotations

from typing import Literal

# `priorities`: lines `same => n,…` inside an extension of Core's; `lines`: lines of a configuration file;
# `value`: not text, or nothing at all.
Result = Literal["priorities", "lines", "value"]

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
        "Options of an extension's endpoint, changed and returned.",
    ),
    "override_provider_pjsip_options": (
        "overrideProviderPJSIPOptions",
        "value",
        "Options of a provider's endpoint, changed and returned.",
    ),
    "dependence_models": (
        "getDependenceModels",
        "value",
        "Core models whose change regenerates this module's configuration.",
    ),
    "settings_loading": ("getSettings", "value", "The configuration object is being made: read what it needs."),
    "config_generation": ("generateConfig", "value", "The configuration files are being written."),
    "messages": ("getMessages", "value", "Messages of the configuration object for people."),
    "method_priority": (
        "getMethodPriority",
        "value",
        "The place of this module among others, for each hook; less is earlier.",
    ),
}
