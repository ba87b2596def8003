"""Names and initials: whose they are, by the words around them."""
