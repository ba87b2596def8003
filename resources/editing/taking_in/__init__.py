"""Taking in a table of guidance and services: `manage.py import_resources FILE.csv` (docs/import_resources.md)."""
