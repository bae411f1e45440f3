<div class="ui error message" id="form-error-messages"></div>
<input type="hidden" name="dirrty" id="dirrty">
{% if indexurl is not empty %}
{{ link_to(indexurl, '<i class="list icon"></i>' ~ t._('bt_BackToList'), 'class': 'ui labeled large icon button', 'id': 'back-to-list-button') }}
{% endif %}
{% if isAllowed('save') %}
{% if submitMode is not empty %}
<input type="hidden" name="submitMode" value="{{ submitMode|e }}">
{% endif %}
<div class="ui left labeled icon large positive right floated button {{ class }}" id="submitbutton" data-value="save">
    <i class="save icon"></i>
    {{ t._('bt_SaveSettings')|e }}
</div>
{% endif %}
