"""A module folder on disk: who owns a file, what was generated, writing it all or nothing."""
