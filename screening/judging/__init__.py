"""The second opinion on names, learned from labelled texts."""
