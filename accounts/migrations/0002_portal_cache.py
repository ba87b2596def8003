"""The table behind the default cache: rate limits and used one-time codes, in PostgreSQL so that they survive a restart."""

from django.db import migrations

CREATE = """
CREATE TABLE IF NOT EXISTS portal_cache (
    cache_key varchar(255) NOT NULL PRIMARY KEY,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE INDEX IF NOT EXISTS portal_cache_expires ON portal_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [migrations.RunSQL(CREATE, "DROP TABLE IF EXISTS portal_cache;")]
