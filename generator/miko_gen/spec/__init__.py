"""module.yaml: what can be said, reading it with line and column, what must hold in it."""

import os

# Pydantic would look into every installed package for plugins of its own, which takes as long as all the models.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
