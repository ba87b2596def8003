"""The filters of the desk's list; a GET form, so that a list can be shared as a link."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from resources.models import Topic
from resources.models.vocabulary import Kind, State
from vs_portal.ui.forms import ChoiceField, GovukForm, TextField


class DeskFilter(GovukForm):
    submit_text = ""
    form_tag = False
    mark_optional = False
    q = TextField(label="Words of the title", max_length=100, required=False)
    state = ChoiceField(label="State", choices=[("", "Any state"), *State.choices], required=False, select=True)
    kind = ChoiceField(label="Kind", choices=[("", "Any kind"), *Kind.choices], required=False, select=True)
    topic = ChoiceField(label="Topic", choices=(), required=False, select=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        topics = Topic.objects.values_list("code", "label")
        self.fields["topic"].choices = [("", "Any topic"), *topics]  # type: ignore[attr-defined]  # a choice field

    def condition(self) -> Q:
        """What was chosen, for the query; a value that is none is left out."""
        data = self.cleaned_data if self.is_valid() else {}
        found = Q()
        for word in str(data.get("q", "")).split():
            found &= Q(title__icontains=word)
        for name in ("state", "kind"):
            if data.get(name):
                found &= Q(**{name: data[name]})
        return found & Q(topics__contains=[data["topic"]]) if data.get("topic") else found
