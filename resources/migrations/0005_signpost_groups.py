"""Signposts stand on pages by need."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from resources.seed import group_signposts


def group(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    group_signposts(apps.get_model("resources", "Signpost"))


class Migration(migrations.Migration):
    dependencies = [("resources", "0004_directory")]
    operations = [migrations.RunPython(group, migrations.RunPython.noop)]
