{# A comment goes, with
   its lines. #}<p>{{ hostile|e }} {{ door.name|e }} {{ door.floor }} {{ rows['a'] }}</p>
{{ word }}
{{ word|upper }} {{ word|lower|capitalize }} {{ word|length }} {{ rows|length }} {{ '  x '|trim|e }}|
{{ 'a' ~ count ~ "b" }} {{ count + 2 * 3 }} {{ (count + 2) * 3 }} {{ -count }} {{ count % 2 }} {{ 1.50 }}
{{ rows|json_encode|e }} {{ rows|keys|join(',') }} {{ [1, 2, 3]|join('-') }} {{ {'x': 1}|json_encode }}
{{ ''|default('none') }} {{ count|default('none') }} {{ '<b>x</b>'|striptags }} {{ 'a b&c'|url_encode }}
{{ "line\nnot broken" }} {{ '%d of %d'|format(1, 2) }} {{ rows['a'][0:1] }} {{ [3, 1]|sort|join(',') }} {{ (1..4)|join('') }}
{{ hostile|escape_js }} {{ hostile|escape_css }} {{ hostile|escape_attr }}
{{ count|e }} {{ count|upper }} {{ 7|trim }} {{ '3'|abs }} {{ door.floor|nl2br }} {{ true|e }} {{ door.nothing|e }}
end
