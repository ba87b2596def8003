"""The story of one child, and relatives whom a reader knows."""
