"""What a change of a spec does to a module that is installed: two specs are compared, nothing is written."""
