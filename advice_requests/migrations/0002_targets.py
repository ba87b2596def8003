"""The reply targets that a new portal starts with, as dated rules."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from advice_requests.seed import seed_targets


def seed(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    seed_targets(apps.get_model("organisations", "DatedRule"))


class Migration(migrations.Migration):
    dependencies = [("advice_requests", "0001_initial"), ("organisations", "0001_initial")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
