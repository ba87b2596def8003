"""What search knows beyond the items: words of the field, words that occur, and searches that found nothing."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from resources.models.resource import Resource
from text_guard.fields import ScreenedCharField


class SearchEntry(models.Model):
    """What search reads of an item that readers see. Filled by `resources.search.indexing` in the publishing transaction.

    It stands apart from the item so that its rows are small: search walks the newest of them (docs/adr/0018).
    """

    resource = models.OneToOneField(Resource, on_delete=models.CASCADE, primary_key=True, related_name="+")
    changed_at = models.DateTimeField()
    facets = ArrayField(models.CharField(max_length=60))  # "topic:attendance"; "area:*" where an item serves all
    title = SearchVectorField()
    words = SearchVectorField()  # title A, organisation and topics B, summary C, all else D

    class Meta:
        indexes: ClassVar = [
            GinIndex(fields=["words", "title", "facets"], name="search_entry_words"),
            models.Index(fields=["-changed_at", "-resource"], name="search_entry_newest"),
        ]
        verbose_name_plural = "search entries"

    def __str__(self) -> str:
        return str(self.pk)


class Synonym(models.Model):
    """Words that mean the same: "PEX" and "permanent exclusion". `phrases` are lower case, each of one or more words."""

    phrases = ArrayField(models.CharField(max_length=60))
    is_active = models.BooleanField(default=True)
    note = ScreenedCharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return ", ".join(self.phrases)


class Lexeme(models.Model):
    """A word that occurs in what readers see: a word typed wrongly is put right from these."""

    word = models.CharField(max_length=40, unique=True)
    items = models.PositiveIntegerField(default=0)  # how many items hold it

    class Meta:
        indexes: ClassVar = [GinIndex(fields=["word"], opclasses=["gin_trgm_ops"], name="lexeme_like")]

    def __str__(self) -> str:
        return self.word


class EmptySearch(models.Model):
    """Words for which nothing was found: a list of what to write next. Who searched is not kept."""

    class Outcome(models.TextChoices):
        OPEN = "", "To look at"
        WRITTEN = "written", "We wrote something"
        SYNONYM = "synonym", "We added a word that means the same"
        NOT_OURS = "not_ours", "Not for this directory"

    words = ScreenedCharField(max_length=100, unique=True)
    times = models.PositiveIntegerField(default=1)
    first_on = models.DateField()
    last_on = models.DateField()
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True, default=Outcome.OPEN)
    settled_on = models.DateField(null=True, blank=True, editable=False)  # when somebody last said what came of it

    class Meta:
        ordering: ClassVar = ["-times", "-last_on", "pk"]

    def __str__(self) -> str:
        return self.words
