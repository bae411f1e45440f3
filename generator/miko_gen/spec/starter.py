"""The spec that ``miko-gen init`` writes."""

from __future__ import annotations

_STARTER = """\
# yaml-language-server: $schema=module.schema.json
# `miko-gen schema -o module.schema.json` writes the schema: editors then complete and check this file.
spec: 1

module:
  id: {id}
  version: "1.0"                 # or "%ModuleVersion%", when the release pipeline stamps it
  min_pbx_version: 2025.1.1      # the oldest MikoPBX release it runs on
  developer: Example Ltd
  support_email: support@example.com
  title:   {{en: My module}}       # add languages beside it: {{en: My module, ru: Мой модуль}}
  summary: {{en: Greets callers by name}}
  sidebar: {{group: modules, icon: puzzle}}

models:
  Settings:
    singleton: true              # one row, edited on a form
    fields:
      enabled: {{type: bool, default: true, label: {{en: Greet callers}}}}

  Contacts:                      # a table of the module's own database
    fields:
      number: {{type: phone, required: true, unique: true, label: {{en: Number}}}}
      name:   {{type: string, required: true, max_length: 100, label: {{en: Name}}}}
    seed:
      - {{number: "0000000000", name: Example}}

rest:
  contacts:                      # /pbxcore/api/v3/{{module}}/contacts: list, get, create, update, patch, delete
    model: Contacts
    search: [number, name]

agi:
  caller-name:                   # a script that Asterisk runs during a call
    let:  {{caller: CALLERID(num)}}
    find: {{model: Contacts, where: {{number: caller}}}}
    when_found:
      - caller_name: "{{row.name}}"

dialplan:
  incoming_before_dial:          # before an incoming call rings
    - agi: caller-name

admin:                           # pages of the admin cabinet
  contacts: {{table: Contacts}}
  settings: {{form: Settings}}
"""


def starter(module_id: str) -> str:
    """A commented spec for the module ``module_id``; it passes its check when the id is a good one."""
    return _STARTER.format(id=module_id)
