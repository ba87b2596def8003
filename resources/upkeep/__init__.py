"""Keeping the directory true: the review clock, chasing, changes of the law, looks at links, reports from readers."""
