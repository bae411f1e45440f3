"""Templates and filters: a pure function from a linked module to the bytes of its files."""
