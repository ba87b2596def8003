"""Numbers, dates and codes that lead to one child."""
