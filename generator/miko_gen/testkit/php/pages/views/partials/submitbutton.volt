<div class="ui error message" id="form-error-messages"></div>
<input type="hidden" name="dirrty" id="dirrty">
{% if indexurl is not empty %}
{{ link_to(indexurl, '<i class="list icon"></i>' ~ t._('bt_BackToList'), 'class': 'ui labeled large icon button', 'id': 'back-to-list-button') }}
{% endif %}
{% if isAllowed('save') %}
{% if submitMode is not empty %}
<input type="hidden" name="submitMode" value="{{ submitMode|e }}">
<div class="ui positive right floated buttons {{ class }}">
    <div class="ui large left labeled icon button" id="submitbutton"><i class="save icon"></i>{{ t._('bt_' ~ submitMode)|e }}</div>
    <div class="ui floating dropdown icon large button" id="dropdownSubmit">
        <i class="dropdown icon"></i>
        <div class="menu">
            {% for mode in ['SaveSettings', 'SaveSettingsAndAddNew', 'SaveSettingsAndExit'] %}
            <div class="item" data-value="{{ mode }}">{{ t._('bt_' ~ mode)|e }}</div>
            {% endfor %}
        </div>
    </div>
</div>
{% else %}
<div class="ui left labeled icon large positive right floated button {{ class }}" id="submitbutton" data-value="save">
    <i class="save icon"></i>
    {{ t._('bt_SaveSettings')|e }}
</div>
{% endif %}
{% endif %}
