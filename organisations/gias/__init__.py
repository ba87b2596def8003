"""Reading the files of Get Information about Schools (GIAS): the establishments and the links between them.

`reading` turns bytes into rows or refuses the file, `values` judges each value, `establishments` and `links` know
the columns, `loading` writes rows to PostgreSQL in one transaction, `report` says what happened to which line.
"""
