"""Forms of the pages on which the directory is written."""
