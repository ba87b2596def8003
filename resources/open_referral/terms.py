"""The lists that services are sorted by, as taxonomies with terms: topics, audiences and phases of education."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from resources.models import Topic
from resources.models.vocabulary import Audience, Phase
from resources.open_referral.ids import derived


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """One list. `field` is where an item holds its codes, `facet` the filter of our own search page."""

    field: str
    facet: str
    name: str
    description: str

    @property
    def id(self) -> str:
        return derived("taxonomy", self.field)


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a list."""

    taxonomy: Taxonomy
    code: str
    name: str
    description: str

    @property
    def id(self) -> str:
        return derived("term", self.taxonomy.field, self.code)

    @property
    def query(self) -> str:
        """The filter of our own search page that shows what has the term."""
        return urlencode({self.taxonomy.facet: self.code})


TAXONOMIES = (
    Taxonomy(
        "topics", "topic", "Topics of the Virtual School", "What a service is about. The first is its main topic."
    ),
    Taxonomy("audiences", "audience", "Audiences of the Virtual School", "Whom a service is for, by role."),
    Taxonomy("phases", "phase", "Phases of education", "The phase of education that a service works with."),
)
_BY_FIELD = {taxonomy.field: taxonomy for taxonomy in TAXONOMIES}


def terms() -> list[Term]:
    """Every term in order; topics that are no longer chosen stay, since items may still have them."""
    topics = Topic.objects.order_by("position", "pk").values_list("code", "label", "description")
    return [
        *(Term(_BY_FIELD["topics"], code, label, description) for code, label, description in topics),
        *_of("audiences", Audience.choices, "For {}."),
        *_of("phases", Phase.choices, "The phase of education: {}."),
    ]


def _of(field: str, choices: Iterable[tuple[str, str]], description: str) -> Iterable[Term]:
    for code, label in choices:
        text = label if label.isupper() or label.startswith(("SENCO", "Virtual")) else label[0].lower() + label[1:]
        yield Term(_BY_FIELD[field], code, label, description.format(text))


def taxonomy_with(identifier: str) -> Taxonomy | None:
    """The list with this id."""
    return next((taxonomy for taxonomy in TAXONOMIES if taxonomy.id == identifier), None)


def term_with(identifier: str) -> Term | None:
    """The term with this id."""
    return next((term for term in terms() if term.id == identifier), None)
