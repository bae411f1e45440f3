"""Facts for the tests that a module ships with: values to try, and what must come of them."""
