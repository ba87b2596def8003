"""The words of the field that mean the same, as data from the start."""

from typing import Any

from django.db import migrations

from resources.search.synonym_table import groups


def seed(apps: Any, schema_editor: Any) -> None:
    """Put the table in where nobody keeps synonyms yet."""
    synonym = apps.get_model("resources", "Synonym")
    if not synonym.objects.exists():
        synonym.objects.bulk_create([synonym(phrases=phrases) for phrases in groups()])


class Migration(migrations.Migration):
    dependencies = [("resources", "0007_search_entries")]

    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
