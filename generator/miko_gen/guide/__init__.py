"""The guide to the right surface: what each is for, which choices are wrong, and the search over both."""
