"""The package of a module: a zip that the installer takes."""
