"""Pages of this app: they translate HTTP and stop."""
