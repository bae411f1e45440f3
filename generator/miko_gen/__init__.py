"""miko-gen: one page of YAML becomes a complete, packaged, tested MikoPBX module."""

__version__ = "0.1.0"
