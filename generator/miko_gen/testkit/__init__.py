"""What generated modules are tested with: stand-ins of Core's and Phalcon's classes, so that PHP alone can load a module."""
