"""Pages of staff: searches that found nothing, and the words that mean the same."""
