"""module.yaml: what can be said, reading it with line and column, what must hold in it."""

import os
import sys
from types import ModuleType

# Pydantic would look into every installed package for plugins of its own, which takes as long as all the models; with none
# allowed it still loads what looks for them.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
if os.environ["PYDANTIC_DISABLE_PLUGINS"] == "__all__":
    _no_plugins = ModuleType("pydantic.plugin._loader")
    _no_plugins.get_plugins = tuple  # type: ignore[attr-defined]
    sys.modules.setdefault(_no_plugins.__name__, _no_plugins)
