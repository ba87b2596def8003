"""How well the screen works, on labelled texts: the definitions, the hostile texts and the clock. Used by
`manage.py measure_screening`; the portal itself never imports it at request time."""
