<div class="ui fixed inverted menu" id="top-menu">
    <a class="item" href="{{ logoHref }}"><img src="{{ urlToLogo }}" alt=""><b>{{ PBXName|e }}</b></a>
    <div class="right menu">
        <div class="ui dropdown item" id="language-selector">
            <input type="hidden" name="WebAdminLanguage" value="{{ WebAdminLanguage|e }}">
            <div class="text">{{ availableLanguages[WebAdminLanguage]['name']|e }}</div>
            <i class="dropdown icon"></i>
            <div class="menu">
                {% for code, language in availableLanguages %}
                <div class="item" data-value="{{ code }}">{{ language['name']|e }}</div>
                {% endfor %}
            </div>
        </div>
    </div>
</div>
<div class="ui inverted vertical menu" id="sidebar-menu">{{ elements.getMenu() }}</div>
<main class="ui container" id="main-content-container">
    <div class="ui breadcrumb">
        <span class="section">{{ t._('mm_PbxExtensionModules')|e }}</span>
        <i class="right angle icon divider"></i>
        <span class="active section">{{ t._('Breadcrumb' ~ controllerName) }}</span>
    </div>
    {% if logoImagePath is defined %}
    <img class="ui tiny right floated image" id="module-logo" src="{{ logoImagePath }}" alt="">
    {% endif %}
    <h1 class="ui header">
        {{ elements.getIconByController(controllerClass) }}
        <div class="content">
            {{ t._('Breadcrumb' ~ controllerName) }}
            <div class="sub header">
                {{ t._('SubHeader' ~ controllerName) }}
                {% if isExternalModuleController %}({{ t._('ext_Version')|e }} {{ module['version']|e }}){% endif %}
            </div>
        </div>
    </h1>
    <div class="ui {{ actionName == 'index' ? 'basic' : 'grey' }} loading segment" id="content-frame">
        {% if isExternalModuleController and showModuleStatusToggle %}
        <div class="ui segment" id="module-status-toggle-segment">
            <div class="ui toggle checkbox" id="module-status-toggle">
                <input type="checkbox" id="module-status" {% if module['disabled'] !== '1' %}checked{% endif %} disabled>
                <label for="module-status">{{ t._('ext_ModuleDisabledStatus' ~ (module['disabled'] === '1' ? 'Disabled' : 'Enabled'))|e }}</label>
            </div>
        </div>
        {% endif %}
        <div id="ajax-messages"></div>
        {{ flash.output() }}
        {{ content() }}
    </div>
    <div id="pbx-version">{{ PBXName|e }} {{ PBXVersion|e }}</div>
</main>
