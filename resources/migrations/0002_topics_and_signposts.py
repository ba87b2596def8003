"""The topics and signposts that a new portal starts with."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from resources.seed import seed_signposts, seed_topics


def seed(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    seed_topics(apps.get_model("resources", "Topic"))
    seed_signposts(apps.get_model("resources", "Signpost"))


class Migration(migrations.Migration):
    dependencies = [("resources", "0001_initial")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
