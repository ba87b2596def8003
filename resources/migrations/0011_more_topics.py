"""Four topics that the directory needs; "Something else" stays the last."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from resources.seed import seed_topics

LAST = 1000


def add(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    topics = apps.get_model("resources", "Topic")
    seed_topics(topics)
    topics._default_manager.filter(code="other").update(position=LAST)


class Migration(migrations.Migration):
    dependencies = [("resources", "0010_feed_entries")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
