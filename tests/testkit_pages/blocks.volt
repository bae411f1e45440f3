{% if yes and not none %}
yes
{% else %}
no
{% endif %}
{% if none is empty or nothing is defined %}a{% elseif count > 3 %}b{% endif %}
{% if count is numeric and count is odd and rows is iterable and rows['b'] is not empty %}x{% else %}y{% endif %}
{% if 'first' in rows and 'fourth' not in rows %}in{% endif %} {{ yes ? 'one' : 'two' }} {{ count == 4 ? 'four' : count >= 3 ? 'three' : 'less' }}
{% for key, row in rows if row is not empty %}
  {{ loop.index }}/{{ loop.length }} {{ key }}={{ row|e }}{% if not loop.last %},{% endif %}{% if loop.first %} first{% endif %}

{% endfor %}
{% for row in none %}{{ row }}{% else %}nothing{% endfor %}
{% for number in 1..5 %}{% if number == 2 %}{% continue %}{% endif %}{% if number == 4 %}{% break %}{% endif %}[{{ number }}{{ loop.revindex }}]{% endfor %}
{% set total = count, list = [1, 'two', 'k': rows['c']] %}{% set total += 1 %}{{ total }} {{ list['k'] }}
{%- if yes -%}   close   {%- endif -%}   together
{% autoescape true %}{{ hostile }}{% endautoescape %}
