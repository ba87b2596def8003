"""How a text is laid out and which lists its words stand in."""
