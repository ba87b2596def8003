"""The directory: organisations, items with their versions, collections, search, readers, upkeep."""

import uuid

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import text_guard.fields


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "__first__"),
        ("resources", "0003_screened_text"),
        ("text_guard", "0002_local_rules_and_reports"),  # a new screened column asks the local rules
    ]

    operations = [
        migrations.CreateModel(
            name="Bookmark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("note", text_guard.fields.ScreenedTextField(blank=True, max_length=1000)),
                ("kept_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["-kept_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Chase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("due_on", models.DateField()),
                (
                    "rung",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "owner"),
                            (2, "second owner"),
                            (3, "owner of the topic"),
                            (4, "head of the Virtual School"),
                        ]
                    ),
                ),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["resource", "due_on", "rung"],
            },
        ),
        migrations.CreateModel(
            name="Collection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("title", text_guard.fields.ScreenedCharField(max_length=120)),
                ("summary", text_guard.fields.ScreenedCharField(max_length=500)),
                ("is_published", models.BooleanField(default=False)),
                ("position", models.PositiveSmallIntegerField(default=100)),
                ("changed_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "ordering": ["position", "title"],
            },
        ),
        migrations.CreateModel(
            name="CollectionItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                ("why", text_guard.fields.ScreenedCharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="EmptySearch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", text_guard.fields.ScreenedCharField(max_length=100, unique=True)),
                ("times", models.PositiveIntegerField(default=1)),
                ("first_on", models.DateField()),
                ("last_on", models.DateField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "To look at"),
                            ("written", "We wrote something"),
                            ("synonym", "We added a word that means the same"),
                            ("not_ours", "Not for this directory"),
                        ],
                        default="",
                        max_length=8,
                    ),
                ),
            ],
            options={
                "ordering": ["-times", "-last_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Lexeme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.CharField(max_length=40, unique=True)),
                ("items", models.PositiveIntegerField(default=0)),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["word"], name="lexeme_like", opclasses=["gin_trgm_ops"]
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("url", models.URLField(max_length=300, unique=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not checked yet"),
                            ("fine", "Works"),
                            ("moved", "Works, under another address"),
                            ("not_found", "The page is not there"),
                            ("refused", "The site refuses automatic visits"),
                            ("server_error", "The site reports an error"),
                            ("no_answer", "The site does not answer"),
                            ("too_long", "The site sends without end"),
                            ("too_many_hops", "The site sends on in circles"),
                            ("forbidden_place", "The address leads into a private network"),
                            ("bad_certificate", "The site's certificate is not valid"),
                        ],
                        default="",
                        max_length=16,
                    ),
                ),
                ("status", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("moved_to", models.URLField(blank=True, max_length=300)),
                ("failures", models.PositiveSmallIntegerField(default=0)),
                ("checked_at", models.DateTimeField(blank=True, null=True)),
                ("next_check_at", models.DateTimeField(db_index=True)),
                ("leased_until", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["url"],
            },
        ),
        migrations.CreateModel(
            name="Location",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("physical", "A place"),
                            ("postal", "A postal address"),
                            ("virtual", "Online or by telephone"),
                        ],
                        default="physical",
                        max_length=8,
                    ),
                ),
                ("name", text_guard.fields.ScreenedCharField(max_length=150)),
                ("address", models.CharField(blank=True, max_length=200)),
                ("town", models.CharField(blank=True, max_length=80)),
                ("county", models.CharField(blank=True, max_length=80)),
                ("postcode", models.CharField(blank=True, max_length=8)),
                ("latitude", models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True)),
                ("longitude", models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True)),
                ("access", text_guard.fields.ScreenedCharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(("latitude__range", (-90, 90)), ("longitude__range", (-180, 180))),
                            _connector="OR",
                        ),
                        name="location_on_earth",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OldSlug",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "of",
                    models.CharField(
                        choices=[("resource", "item"), ("organisation", "organisation"), ("collection", "collection")],
                        max_length=12,
                    ),
                ),
                ("slug", models.SlugField(db_index=False, max_length=80)),
                ("target", models.PositiveBigIntegerField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("of", "slug"), name="old_slug_once")],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("name", text_guard.fields.ScreenedCharField(max_length=150)),
                ("description", text_guard.fields.ScreenedTextField(blank=True, max_length=2000)),
                (
                    "url",
                    models.URLField(
                        blank=True,
                        max_length=300,
                        validators=[
                            django.core.validators.URLValidator(
                                message="Enter a web address that starts with https://", schemes=["https"]
                            )
                        ],
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254)),
                (
                    "phone",
                    models.CharField(
                        blank=True,
                        max_length=24,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[0-9+() ]{3,24}$", "Enter a telephone number in figures."
                            )
                        ],
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=300)),
                ("source_id", models.CharField(blank=True, max_length=200)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("url", ""), ("url__startswith", "https://"), _connector="OR"),
                        name="organisation_url_https",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("source", ""), _negated=True),
                        fields=("source", "source_id"),
                        name="organisation_once_a_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("source", ""), ("source_id", "")),
                            models.Q(
                                models.Q(("source", ""), _negated=True), models.Q(("source_id", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="organisation_source_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReaderReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("out_of_date", "It is out of date"),
                            ("broken_link", "A link does not work"),
                            ("wrong_contact", "A telephone number, email address or opening time is wrong"),
                            ("no_longer_offered", "The service is no longer offered"),
                            ("hard_to_understand", "It is hard to understand"),
                            ("not_accessible", "I cannot use it with my equipment"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reported_at", models.DateTimeField(auto_now_add=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not looked at yet"),
                            ("corrected", "We corrected it"),
                            ("rewritten", "We rewrote it"),
                            ("archived", "We took it out of the directory"),
                            ("provider_told", "We told the organisation that runs it"),
                            ("right_as_it_is", "We checked it: it is right as it stands"),
                        ],
                        default="",
                        max_length=16,
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-reported_at", "-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("outcome", "")), fields=["-reported_at"], name="reader_report_open"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Resource",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=[("guidance", "Guidance"), ("service", "Service")], max_length=8)),
                ("title", text_guard.fields.ScreenedCharField(max_length=150)),
                ("summary", text_guard.fields.ScreenedCharField(max_length=500)),
                ("body", text_guard.fields.ScreenedTextField(blank=True, max_length=20000)),
                (
                    "url",
                    models.URLField(
                        blank=True,
                        max_length=300,
                        validators=[
                            django.core.validators.URLValidator(
                                message="Enter a web address that starts with https://", schemes=["https"]
                            )
                        ],
                    ),
                ),
                (
                    "topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
                (
                    "audiences",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("dsl", "Designated safeguarding leads"),
                                ("designated_teacher", "Designated teachers"),
                                ("senco", "SENCOs"),
                                ("attendance_lead", "Attendance leads"),
                                ("leader", "Headteachers and governors"),
                                ("school_staff", "All school staff"),
                                ("social_worker", "Social workers"),
                                ("virtual_school", "Virtual School staff"),
                                ("parent", "Parents and carers"),
                                ("young_person", "Children and young people"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "phases",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("early_years", "Early years"),
                                ("primary", "Primary"),
                                ("secondary", "Secondary"),
                                ("post_16", "Post-16"),
                                ("special_ap", "Special schools and alternative provision"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "areas",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveIntegerField(), blank=True, default=list, size=None
                    ),
                ),
                (
                    "cost",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("free", "Free"),
                            ("some", "Some parts cost money"),
                            ("charged", "Costs money"),
                            ("", "Ask the provider"),
                        ],
                        default="",
                        max_length=8,
                    ),
                ),
                (
                    "evidence",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("statutory", "Law or statutory guidance"),
                            ("strong", "Strong research evidence"),
                            ("promising", "Promising research evidence"),
                            ("practice", "Practice and professional consensus"),
                            ("", "Not stated"),
                        ],
                        default="",
                        max_length=12,
                    ),
                ),
                ("evidence_source", text_guard.fields.ScreenedCharField(blank=True, max_length=300)),
                (
                    "evidence_url",
                    models.URLField(
                        blank=True,
                        max_length=300,
                        validators=[
                            django.core.validators.URLValidator(
                                message="Enter a web address that starts with https://", schemes=["https"]
                            )
                        ],
                    ),
                ),
                ("law", text_guard.fields.ScreenedCharField(blank=True, max_length=300)),
                ("law_dated", models.DateField(blank=True, null=True)),
                ("serves", text_guard.fields.ScreenedCharField(blank=True, max_length=300)),
                ("minimum_age", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("maximum_age", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("eligibility", text_guard.fields.ScreenedCharField(blank=True, max_length=500)),
                ("how_to_refer", text_guard.fields.ScreenedTextField(blank=True, max_length=2000)),
                ("cost_note", text_guard.fields.ScreenedCharField(blank=True, max_length=300)),
                ("email", models.EmailField(blank=True, max_length=254)),
                (
                    "phone",
                    models.CharField(
                        blank=True,
                        max_length=24,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[0-9+() ]{3,24}$", "Enter a telephone number in figures."
                            )
                        ],
                    ),
                ),
                ("openings", models.JSONField(blank=True, default=list)),
                (
                    "locations",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveIntegerField(), blank=True, default=list, size=None
                    ),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=12), blank=True, default=list, size=None
                    ),
                ),
                (
                    "service_status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("active", "Running"),
                            ("inactive", "Not running at present"),
                            ("defunct", "Ended"),
                            ("temporarily closed", "Closed for a time"),
                        ],
                        default="active",
                        max_length=20,
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("slug", models.SlugField(max_length=80, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in_review", "In review"),
                            ("published", "Published"),
                            ("review_due", "Check due"),
                            ("archived", "Archived"),
                        ],
                        default="draft",
                        max_length=12,
                    ),
                ),
                ("review_months", models.PositiveSmallIntegerField(default=12)),
                ("checked_on", models.DateField(blank=True, null=True)),
                ("check_due_on", models.DateField(blank=True, null=True)),
                ("law_review", models.BooleanField(default=False)),
                ("links_broken", models.BooleanField(default=False)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("changed_at", models.DateTimeField(blank=True, null=True)),
                ("source", models.CharField(blank=True, max_length=300)),
                ("source_id", models.CharField(blank=True, max_length=200)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("search", django.contrib.postgres.search.SearchVectorField(editable=False, null=True)),
            ],
            options={
                "ordering": ["title", "pk"],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fields=["search"], name="resource_search"),
                    django.contrib.postgres.indexes.GinIndex(fields=["topics"], name="resource_topics"),
                    models.Index(
                        condition=models.Q(("state__in", ["published", "review_due"])),
                        fields=["-changed_at", "-id"],
                        name="resource_newest",
                    ),
                    models.Index(
                        condition=models.Q(("state__in", ["published", "review_due"])),
                        fields=["check_due_on"],
                        name="resource_due",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("url", ""), ("url__startswith", "https://"), _connector="OR"),
                        name="resource_url_https",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("evidence_url", ""), ("evidence_url__startswith", "https://"), _connector="OR"
                        ),
                        name="resource_evidence_https",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("review_months__range", (1, 36))), name="resource_review_months"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["published", "review_due"]), _negated=True),
                            models.Q(
                                ("changed_at__isnull", False),
                                ("check_due_on__isnull", False),
                                ("checked_on__isnull", False),
                                ("published_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="resource_shown_is_dated",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("minimum_age__isnull", True),
                            ("maximum_age__isnull", True),
                            models.Q(("maximum_age__lte", 130), ("minimum_age__lte", models.F("maximum_age"))),
                            _connector="OR",
                        ),
                        name="resource_ages_in_order",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("source", ""), _negated=True),
                        fields=("source", "source_id"),
                        name="resource_once_a_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("source", ""), ("source_id", "")),
                            models.Q(
                                models.Q(("source", ""), _negated=True), models.Q(("source_id", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="resource_source_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ResourceLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ],
        ),
        migrations.CreateModel(
            name="SavedSearch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("words", text_guard.fields.ScreenedCharField(blank=True, max_length=100)),
                ("filters", models.JSONField(blank=True, default=dict)),
                (
                    "digest",
                    models.CharField(
                        blank=True,
                        choices=[("", "Do not email me"), ("weekly", "Once a week"), ("monthly", "Once a month")],
                        default="",
                        max_length=8,
                    ),
                ),
                ("saved_at", models.DateTimeField(auto_now_add=True)),
                ("seen_to", models.DateTimeField()),
            ],
            options={
                "verbose_name_plural": "saved searches",
                "ordering": ["-saved_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Synonym",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "phrases",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), size=None),
                ),
                ("is_active", models.BooleanField(default=True)),
                ("note", text_guard.fields.ScreenedCharField(blank=True, max_length=200)),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Usefulness",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("useful", models.BooleanField()),
                (
                    "because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "No reason given"),
                            ("not_my_question", "It does not answer my question"),
                            ("too_long", "It is too long"),
                            ("too_hard", "It is hard to understand"),
                            ("not_for_my_phase", "It does not fit my phase or role"),
                            ("old_news", "I knew it already"),
                        ],
                        default="",
                        max_length=16,
                    ),
                ),
                ("said_on", models.DateField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("useful", False), ("because", ""), _connector="OR"),
                        name="usefulness_reason_if_not",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=[("guidance", "Guidance"), ("service", "Service")], max_length=8)),
                ("title", text_guard.fields.ScreenedCharField(max_length=150)),
                ("summary", text_guard.fields.ScreenedCharField(max_length=500)),
                ("body", text_guard.fields.ScreenedTextField(blank=True, max_length=20000)),
                (
                    "url",
                    models.URLField(
                        blank=True,
                        max_length=300,
                        validators=[
                            django.core.validators.URLValidator(
                                message="Enter a web address that starts with https://", schemes=["https"]
                            )
                        ],
                    ),
                ),
                (
                    "topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
                (
                    "audiences",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("dsl", "Designated safeguarding leads"),
                                ("designated_teacher", "Designated teachers"),
                                ("senco", "SENCOs"),
                                ("attendance_lead", "Attendance leads"),
                                ("leader", "Headteachers and governors"),
                                ("school_staff", "All school staff"),
                                ("social_worker", "Social workers"),
                                ("virtual_school", "Virtual School staff"),
                                ("parent", "Parents and carers"),
                                ("young_person", "Children and young people"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "phases",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("early_years", "Early years"),
                                ("primary", "Primary"),
                                ("secondary", "Secondary"),
                                ("post_16", "Post-16"),
                                ("special_ap", "Special schools and alternative provision"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "areas",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveIntegerField(), blank=True, default=list, size=None
                    ),
                ),
                (
                    "cost",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("free", "Free"),
                            ("some", "Some parts cost money"),
                            ("charged", "Costs money"),
                            ("", "Ask the provider"),
                        ],
                        default="",
                        max_length=8,
                    ),
                ),
                (
                    "evidence",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("statutory", "Law or statutory guidance"),
                            ("strong", "Strong research evidence"),
                            ("promising", "Promising research evidence"),
                            ("practice", "Practice and professional consensus"),
                            ("", "Not stated"),
                        ],
                        default="",
                        max_length=12,
                    ),
                ),
                ("evidence_source", text_guard.fields.ScreenedCharField(blank=True, max_length=300)),
                (
                    "evidence_url",
                    models.URLField(
                        blank=True,
                        max_length=300,
                        validators=[
                            django.core.validators.URLValidator(
                                message="Enter a web address that starts with https://", schemes=["https"]
                            )
                        ],
                    ),
                ),
                ("law", text_guard.fields.ScreenedCharField(blank=True, max_length=300)),
                ("law_dated", models.DateField(blank=True, null=True)),
                ("serves", text_guard.fields.ScreenedCharField(blank=True, max_length=300)),
                ("minimum_age", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("maximum_age", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("eligibility", text_guard.fields.ScreenedCharField(blank=True, max_length=500)),
                ("how_to_refer", text_guard.fields.ScreenedTextField(blank=True, max_length=2000)),
                ("cost_note", text_guard.fields.ScreenedCharField(blank=True, max_length=300)),
                ("email", models.EmailField(blank=True, max_length=254)),
                (
                    "phone",
                    models.CharField(
                        blank=True,
                        max_length=24,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[0-9+() ]{3,24}$", "Enter a telephone number in figures."
                            )
                        ],
                    ),
                ),
                ("openings", models.JSONField(blank=True, default=list)),
                (
                    "locations",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveIntegerField(), blank=True, default=list, size=None
                    ),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=12), blank=True, default=list, size=None
                    ),
                ),
                (
                    "service_status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("active", "Running"),
                            ("inactive", "Not running at present"),
                            ("defunct", "Ended"),
                            ("temporarily closed", "Closed for a time"),
                        ],
                        default="active",
                        max_length=20,
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in_review", "Waiting for a second person"),
                            ("scheduled", "Approved, waiting for its time"),
                            ("live", "Live"),
                            ("past", "Replaced"),
                            ("discarded", "Discarded"),
                        ],
                        default="draft",
                        max_length=12,
                    ),
                ),
                ("note", text_guard.fields.ScreenedCharField(blank=True, max_length=200)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("saved_at", models.DateTimeField(auto_now=True)),
                ("publish_at", models.DateTimeField(blank=True, null=True)),
                ("went_live_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["resource", "-number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "scheduled"), _negated=True),
                            ("publish_at__isnull", False),
                            _connector="OR",
                        ),
                        name="version_scheduled_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["live", "past"]), _negated=True),
                            ("went_live_at__isnull", False),
                            _connector="OR",
                        ),
                        name="version_live_since",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="signpost",
            name="groups",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("at_risk", "A child at risk"),
                        ("individual", "One child's case, from a school or social worker"),
                        ("parents", "Parents and carers"),
                        ("young_people", "Children and young people"),
                        ("looked_after", "Looked-after and previously looked-after children"),
                        ("complaints", "Complaints"),
                    ],
                    max_length=16,
                ),
                blank=True,
                default=list,
                size=None,
            ),
        ),
        migrations.AddField(
            model_name="topic",
            name="law_changed_note",
            field=text_guard.fields.ScreenedCharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="topic",
            name="law_changed_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="topic",
            name="owner",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="topics_owned",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="topic",
            constraint=models.CheckConstraint(
                condition=models.Q(("law_changed_on__isnull", False), ("law_changed_note", ""), _connector="OR"),
                name="topic_note_with_day",
            ),
        ),
        migrations.AddField(
            model_name="bookmark",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="bookmarks", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="chase",
            name="asked",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="collectionitem",
            name="collection",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="items", to="resources.collection"
            ),
        ),
        migrations.AddField(
            model_name="location",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="locations", to="resources.organisation"
            ),
        ),
        migrations.AddField(
            model_name="readerreport",
            name="closed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="readerreport",
            name="person",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="resource",
            name="forward_to",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="forwarded_here",
                to="resources.resource",
            ),
        ),
        migrations.AddField(
            model_name="resource",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="resources.organisation"
            ),
        ),
        migrations.AddField(
            model_name="resource",
            name="owner",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="resources_owned",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="resource",
            name="second_owner",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="resources_seconded",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="readerreport",
            name="resource",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="reports", to="resources.resource"
            ),
        ),
        migrations.AddField(
            model_name="collectionitem",
            name="resource",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="in_collections", to="resources.resource"
            ),
        ),
        migrations.AddField(
            model_name="chase",
            name="resource",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="chases", to="resources.resource"
            ),
        ),
        migrations.AddField(
            model_name="bookmark",
            name="resource",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="resources.resource"
            ),
        ),
        migrations.AddField(
            model_name="resourcelink",
            name="link",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="held_by", to="resources.link"
            ),
        ),
        migrations.AddField(
            model_name="resourcelink",
            name="resource",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="links", to="resources.resource"
            ),
        ),
        migrations.AddField(
            model_name="savedsearch",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="saved_searches", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="usefulness",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="usefulness",
            name="resource",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="usefulness", to="resources.resource"
            ),
        ),
        migrations.AddField(
            model_name="version",
            name="approved_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="version",
            name="author",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="version",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="resources.organisation"
            ),
        ),
        migrations.AddField(
            model_name="version",
            name="resource",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="resources.resource"
            ),
        ),
        migrations.AddIndex(
            model_name="resource",
            index=models.Index(fields=["organisation", "title"], name="resource_of_organisation"),
        ),
        migrations.AddConstraint(
            model_name="resource",
            constraint=models.CheckConstraint(
                condition=models.Q(("forward_to__isnull", True), ("state", "archived"), _connector="OR"),
                name="resource_forwards_once_archived",
            ),
        ),
        migrations.AddConstraint(
            model_name="resource",
            constraint=models.CheckConstraint(
                condition=models.Q(("forward_to", models.F("id")), _negated=True), name="resource_forwards_elsewhere"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="resource",
            trigger=pgtrigger.compiler.Trigger(
                name="resource_moves",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE _is_valid_transition BOOLEAN;",
                    func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{draft:in_review,draft:published,draft:archived,in_review:draft,in_review:published,in_review:archived,published:review_due,published:archived,review_due:published,review_due:archived,archived:draft,archived:published}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                    hash="a83c110ff086c0a3147f430720d494ff35d5807b",
                    operation="UPDATE",
                    pgid="pgtrigger_resource_moves_c063b",
                    table="resources_resource",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="readerreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at__isnull", True), ("closed_by__isnull", True), ("outcome", "")),
                    models.Q(
                        ("closed_at__isnull", False),
                        ("closed_by__isnull", False),
                        models.Q(("outcome", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="reader_report_closed_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="collectionitem",
            constraint=models.UniqueConstraint(fields=("collection", "resource"), name="collection_holds_once"),
        ),
        migrations.AddConstraint(
            model_name="collectionitem",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("collection", "position"),
                name="collection_place_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="chase",
            constraint=models.UniqueConstraint(fields=("resource", "due_on", "rung"), name="chase_once"),
        ),
        migrations.AddConstraint(
            model_name="bookmark",
            constraint=models.UniqueConstraint(fields=("person", "resource"), name="bookmark_once"),
        ),
        migrations.AddConstraint(
            model_name="resourcelink",
            constraint=models.UniqueConstraint(fields=("resource", "link"), name="resource_link_once"),
        ),
        migrations.AddConstraint(
            model_name="usefulness",
            constraint=models.UniqueConstraint(fields=("resource", "person"), name="usefulness_once"),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.UniqueConstraint(fields=("resource", "number"), name="version_number_once"),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["draft", "in_review", "scheduled"])),
                fields=("resource",),
                name="version_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "live")), fields=("resource",), name="version_one_live"
            ),
        ),
    ]
