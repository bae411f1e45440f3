{{ dispatcher.getControllerName() }} {{ url('a/b') }} {{ url() }} {{ url('a', ['x': 1]) }} {{ url.get('session') }}/end
{{ link_to('module/list', '<i class="list icon"></i>Back', 'class': 'ui button', 'id': 'back') }}
{{ partial('_part', ['title': hostile, 'class': '']) }}
after {{ count(rows) }} {{ in_array('first', rows) ? 'in' : 'out' }}
{{ text_field('name', 'value': hostile) }} {{ hidden_field('id', 'value': 3) }}
