"""The staff's front page and the pages that belong to no app of their own."""
