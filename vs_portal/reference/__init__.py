"""What is generated from the code itself: the list of routes, and the pages under docs/."""
