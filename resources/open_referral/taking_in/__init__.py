"""Takes in a feed of services from another directory: as drafts, never published.

`download` and `reading` give raw rows, `values` and `offers` check them, `matching` finds what is there already,
`services` writes, `report` says what became of each row.
"""
