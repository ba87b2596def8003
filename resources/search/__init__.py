"""Search in the directory: words of the field understood, wrong spellings put right, facets counted, at a flat cost."""
