"""module.yaml: what can be said, reading it with line and column, what must hold in it."""
