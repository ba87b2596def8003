"""What search reads, apart from the items: narrow rows, so that walking the newest of them costs the same at any size."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

# Without this a word that few items hold, or none, is taken for a common one, and all entries are read (ADR 18).
STATISTICS = """
    ALTER TABLE resources_searchentry ALTER COLUMN words SET STATISTICS 1000;
    ALTER TABLE resources_searchentry ALTER COLUMN title SET STATISTICS 1000;
"""


class Migration(migrations.Migration):
    dependencies = [("resources", "0006_upkeep")]

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "resource",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="resources.resource",
                    ),
                ),
                ("changed_at", models.DateTimeField()),
                (
                    "facets",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), size=None),
                ),
                ("title", django.contrib.postgres.search.SearchVectorField()),
                ("words", django.contrib.postgres.search.SearchVectorField()),
            ],
            options={
                "verbose_name_plural": "search entries",
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["words", "title", "facets"], name="search_entry_words"
                    ),
                    models.Index(fields=["-changed_at", "-resource"], name="search_entry_newest"),
                ],
            },
        ),
        migrations.RunSQL(STATISTICS, migrations.RunSQL.noop),
    ]
