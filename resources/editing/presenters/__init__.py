"""Facts in words for those who write the directory."""
