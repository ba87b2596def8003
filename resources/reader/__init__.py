"""What readers see and keep: items, organisations, collections, their own list, and where to go instead."""
