"""Writing the directory: drafts, a second reader, publishing, versions, archive."""
