"""What other programs read of the directory's pages: what is new (Atom), and which pages there are (sitemap)."""
