"""Pages of upkeep: for readers (reports) and for staff (what is due, links, reports, the law)."""
