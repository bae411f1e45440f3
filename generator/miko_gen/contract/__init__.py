"""What Core offers to a module: classes, signatures and hooks, as data of one file per Core release."""
