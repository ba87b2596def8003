"""Three rules that the key dates calculator needs, and addresses of sources that were missing.

`seed_reference_data` holds the same rows and adds the others. What staff wrote stays.
"""

from datetime import date

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

READ = date(2026, 11, 23)
_SEND = "https://www.legislation.gov.uk/uksi/2014/1530/contents"
NEW = (
    {
        "key": "board-must-meet-over",
        "title": "Suspension in a term over which the governing board must meet",
        "value": "15",
        "unit": "school_days",
        "basis": "2012 Regulations, regulation 24",
        "effective_from": date(2012, 9, 1),
        "source_url": "https://www.legislation.gov.uk/uksi/2012/1033/contents",
        "note": "Also for every permanent exclusion, and where an examination would be missed. Exclusion guidance was "
        "updated in July 2026; this value has not been compared with that edition.",
    },
    {
        "key": "reduced-timetable-reviews",
        "title": "Reduced timetable: how it is kept short",
        "value": "Only in very exceptional circumstances, for the shortest time, agreed with the parent the pupil lives "
        "with, with an end date and regular reviews. It is not a way to manage behaviour. A social worker is involved "
        "where the pupil has one.",
        "unit": "wording",
        "basis": "Working together to improve school attendance, 19 August 2024",
        "effective_from": date(2024, 8, 19),
        "source_url": "https://www.gov.uk/government/publications/working-together-to-improve-school-attendance",
        "note": "The guidance sets no number of weeks between reviews: the plan does.",
    },
    {
        "key": "ehc-exceptions",
        "title": "When the times of an EHC needs assessment need not be kept",
        "value": "The school or early years provider is closed for at least 4 weeks, there are exceptional personal "
        "circumstances, or the child, young person or parent is away from the area for at least 4 weeks.",
        "unit": "wording",
        "basis": "2014 Regulations, regulation 10(4)",
        "effective_from": date(2014, 9, 1),
        "source_url": _SEND,
        "note": "",
    },
)
_SAFEGUARDING = "https://www.gov.uk/government/publications/working-together-to-safeguard-children--2"
SOURCES = {
    "cp-initial-conference": _SAFEGUARDING,
    "cp-first-review": _SAFEGUARDING,
    "cp-later-reviews": _SAFEGUARDING,
    "cp-core-group": _SAFEGUARDING,
    "cin-assessment": _SAFEGUARDING,
    "alternative-provision-from-day-one": "https://www.gov.uk/government/publications/school-exclusion",
}


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    rules = apps.get_model("organisations", "DatedRule").objects.using(schema_editor.connection.alias)
    for row in NEW:
        if not rules.filter(key=row["key"]).exists():
            rules.create(**row, checked_on=READ)
    for key, url in SOURCES.items():
        rules.filter(key=key, source_url="").update(source_url=url)


def empty(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    rules = apps.get_model("organisations", "DatedRule").objects.using(schema_editor.connection.alias)
    rules.filter(key__in=[row["key"] for row in NEW]).delete()
    for key, url in SOURCES.items():
        rules.filter(key=key, source_url=url).update(source_url="")


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0002_screened_text"),
        ("text_guard", "0002_local_rules_and_reports"),  # a screened column asks the local rules
    ]

    operations = [migrations.RunPython(fill, empty)]
