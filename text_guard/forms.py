"""Forms that hand text back where it could identify a child.

    class QuestionForm(ScreenedFormMixin, GovukForm):
        screened_fields = ("question",)

The page includes `text_guard/_report.html` with `form=form` above the form (outside its tags). A block is put right by
rewording, a name may be declared a professional's or public with a reason, a warning may be confirmed. In
`cleaned_data` the text is a `ScreenedText`, which the model's field accepts; `form.declarations` says what was declared.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.urls import NoReverseMatch, reverse

from screening import Context, Finding, FindingType, Screening, Verdict, reword, screen
from text_guard.allowed_names import narrowed
from text_guard.controls import CONFIRMED, DECLARED, REASON, REPLACED, confirm_field, declare_fields
from text_guard.declared import Stand
from text_guard.false_alarms import (
    CONTROLS,
    NO_REASON,
    REPORTED,
    WRONG,
    WRONG_REASON,
    Alarms,
    alarm_fields,
    read_alarms,
)
from text_guard.local_rules import with_local_rules
from text_guard.models import DeclarationReason
from text_guard.report import NAME_TYPES, FieldReport, Report, declarable, field_report, name_key
from text_guard.services import count_declarations, count_false_alarms, count_refusals
from text_guard.standpoint import NOWHERE, Standpoint, context_for, noted
from text_guard.text import LONGEST, ScreenedText, is_refused, leaving_out, tidy

CHECK_NAME = "text_guard_check"  # the name that vs_portal.urls gives to text_guard.views.check
_BLOCKED = "Take out what could identify a child or family. The places are marked on this page"
_WARNED = (
    "Check the marked place, which could point to one child. Reword it, or confirm that it describes no real child"
)
_NO_REASON = "Select why the names may stay"
_ANSWERS = (CONFIRMED, REPLACED, *CONTROLS)  # answered anew once the places are replaced


@dataclass(frozen=True, slots=True)
class Declaration:
    """A marked name that its author let stand, for staff to see beside the text."""

    field: str
    name: str
    reason: DeclarationReason
    start: int
    end: int

    def stand(self) -> Stand:
        """What is kept of it beside the text."""
        return Stand(field=self.field, start=self.start, end=self.end, reason=self.reason.value)


@dataclass(frozen=True, slots=True)
class _Screened:
    text: str
    before: Screening  # as if nothing had been declared
    after: Screening  # with what was declared


class ScreenedFormMixin(forms.BaseForm):
    """For a form class before `GovukForm` or `GovukModelForm` in its bases."""

    screened_fields: tuple[str, ...] = ()
    # What a field is for does not count in it, as an address in a field for addresses: field → types.
    expected_types: Mapping[str, frozenset[FindingType]] = {}
    declarable_types: frozenset[FindingType] = NAME_TYPES  # what an author may say is nobody's in a family
    declare_label = ""
    declared_is_shown = False  # whether staff see beside the text what was declared; it is counted everywhere

    def __init__(self, *args: Any, standpoint: Standpoint = NOWHERE, **kwargs: Any) -> None:
        self.standpoint = standpoint
        self._context: Context | None = None
        super().__init__(*args, **kwargs)
        self.report: Report | None = None
        self.alarms = Alarms()
        self._mark_while_typing()
        self.declarations: list[Declaration] = []
        self.replaced = bool(self.is_bound and self.data.get(self.add_prefix(REPLACED)))

    def _mark_while_typing(self) -> None:
        """Where scripts run, the page asks the server about the text while it is typed."""
        try:
            address = reverse(CHECK_NAME)
        except NoReverseMatch:
            return
        for name in self.screened_fields:
            note = noted(self.standpoint, self.expected_types.get(name, frozenset()))
            self.fields[name].widget.attrs |= {"data-text-guard": address, "data-text-guard-note": note}

    @property
    def helper(self) -> FormHelper:
        """The browser keeps nothing of such a form for its Back button: the next person at the desk may press it.

        A template that writes its own form tag says the same (`autocomplete="off"`); a test finds one that does not.
        """
        helper: FormHelper = super().helper  # type: ignore[misc]  # of the form class beside this mixin
        helper.attrs = {"autocomplete": "off"}
        return helper

    def screening_context(self) -> Context:
        """Names that are allowed here; they follow from the standpoint. Asked for once by each form."""
        return context_for(self.standpoint)

    def _allowed(self) -> Context:
        if self._context is None:
            self._context = with_local_rules(self.screening_context())
        return self._context

    @property
    def counted_as(self) -> str:
        """The name under which refusals of this form are counted."""
        return f"{type(self).__module__.partition('.')[0]}.{type(self).__name__}"

    def is_valid(self) -> bool:
        """A post of `Replace all` is shown to its author once more before it goes on."""
        return super().is_valid() and not self.replaced

    def _clean_fields(self) -> None:
        for control in (CONFIRMED, DECLARED, REASON, *CONTROLS):
            self.fields.pop(control, None)
        self.report, self.declarations = None, []
        super()._clean_fields()  # type: ignore[misc]  # a form mixin
        self._count_false_alarms()
        self._screen_fields()

    def _count_false_alarms(self) -> None:
        """What the post says was marked wrongly counts, whether the text passes now or not."""
        ticked, reported = self._posted_list(WRONG), self._posted(REPORTED)
        self.alarms = read_alarms(ticked=ticked, reason=self._posted(WRONG_REASON), reported=reported)
        count_false_alarms(form=self.counted_as, types=self.alarms.new, reason=self.alarms.reason)

    def _screen_fields(self) -> None:
        screened = self._screen_all()
        if self.replaced and self._replace(screened):
            screened = self._screen_all()
        refused: dict[str, _Screened] = {}
        for name, result in screened.items():
            if len(result.text) > LONGEST:
                self.add_error(name, f"Shorten the text to {LONGEST:,} characters or less")
            elif is_refused(result.after, confirmed=self._posted(CONFIRMED) == "on"):
                refused[name] = result
            else:
                self.cleaned_data[name] = ScreenedText(result.text)
        if refused:
            self._hand_back(refused)
        elif self.replaced:
            self._offer_names({name: one for name, one in screened.items() if name in self._declared_fields()})
        elif self.declarations:
            count_declarations(form=self.counted_as, reasons=sorted({d.reason.value for d in self.declarations}))

    def _screen_all(self) -> dict[str, _Screened]:
        self.declarations = []
        return {name: self._screen_one(name) for name in self.screened_fields if self._text_of(name)}

    def _replace(self, screened: dict[str, _Screened]) -> bool:
        """Reword what was typed since the page was marked too; of what its author declared nothing is touched."""
        data = self.data.copy()  # type: ignore[attr-defined]  # a dict, or what a page posted
        refused = [one for one in screened.items() if is_refused(one[1].after, confirmed=False)]
        for name, result in refused:
            if len(result.text) <= LONGEST:
                data[self.add_prefix(name)] = self.cleaned_data[name] = self._reworded(name, result.text)
        self.data = data
        return bool(refused)

    def _text_of(self, name: str) -> str:
        value = self.cleaned_data.get(name)
        return tidy(value) if isinstance(value, str) else ""

    def _screen_one(self, name: str) -> _Screened:
        text = self._text_of(name)[: LONGEST + 1]
        context, expected = narrowed(self._allowed(), text), self.expected_types.get(name, frozenset())
        before = leaving_out(screen(text, context=context), lambda found: found.type in expected)
        names = self._declared_in(name, text, before)
        if not names:
            return _Screened(text, before, before)
        after = screen(text, context=replace(context, declared=context.declared | names))
        return _Screened(text, before, leaving_out(after, lambda f: f.type in expected or self._stands(text, f, names)))

    def _stands(self, text: str, found: Finding, names: frozenset[str]) -> bool:
        return found.type in self.declarable_types and text[found.start : found.end] in names

    def _declared_in(self, field: str, text: str, screening: Screening) -> frozenset[str]:
        """The marked names of this text that the post declares, if it gives a reason."""
        reason = self._posted(REASON)
        if reason not in DeclarationReason.values:
            return frozenset()
        keys = set(self._posted_list(DECLARED))
        found: dict[str, Finding] = {}
        for one in screening.findings:
            if one.type in self.declarable_types and name_key(name := text[one.start : one.end]) in keys:
                found.setdefault(name, one)
        self.declarations += [
            Declaration(field, name, DeclarationReason(reason), one.start, one.end) for name, one in found.items()
        ]
        return frozenset(found)

    def _hand_back(self, refused: dict[str, _Screened]) -> None:
        """Say what is wrong, offer the ways out, count it; of the text itself nothing leaves this request."""
        findings: list[Finding] = [f for result in refused.values() for f in result.after.findings]
        blocked = any(f.verdict is Verdict.BLOCK for f in findings)
        self._offer(refused, blocked)
        for name, result in refused.items():
            del self.cleaned_data[name]
            says = _BLOCKED if result.after.verdict is Verdict.BLOCK else _WARNED
            which = f"{self.fields[name].label or name}: {says[0].lower()}{says[1:]}"  # else the summary repeats itself
            self.add_error(name, which if len(refused) > 1 else says)
        if (
            self._posted_list(DECLARED)
            and self._posted(REASON) not in DeclarationReason.values
            and REASON in self.fields
        ):
            self.add_error(REASON, _NO_REASON)
        if self.alarms.unexplained and WRONG_REASON in self.fields:
            self.add_error(WRONG_REASON, NO_REASON)
        reports = tuple(self._field_report(name, result) for name, result in refused.items())
        self.report = Report(reports, blocked, self._reposted(refused))
        self.declarations = []
        count_refusals(form=self.counted_as, findings=findings)

    def _declared_fields(self) -> set[str]:
        return {declaration.field for declaration in self.declarations}

    def _offer_names(self, results: dict[str, _Screened]) -> None:
        names: dict[str, str] = {}
        for result in results.values():
            names |= declarable(result.text, result.before, self.declarable_types)
        if names:
            self.fields |= declare_fields(names, shown=self.declared_is_shown)
            self.fields[DECLARED].label = self.declare_label or self.fields[DECLARED].label

    def _offer(self, refused: dict[str, _Screened], blocked: bool) -> None:
        self._offer_names(refused)
        if not blocked:
            self.fields[CONFIRMED] = confirm_field()
        types = {found.type for result in refused.values() for found in result.after.findings}
        self.fields |= alarm_fields(types - self.declarable_types, self.alarms)

    def _field_report(self, name: str, result: _Screened) -> FieldReport:
        return field_report(str(self.fields[name].label or name), result.text, result.after)

    def _reposted(self, refused: dict[str, _Screened]) -> tuple[tuple[str, str], ...]:
        """What `Replace all` posts: everything as it was, with the marked places reworded."""
        dropped = _ANSWERS if self.declarations else (*_ANSWERS, DECLARED, REASON)  # what was declared stays declared
        controls = {self.add_prefix(name) for name in dropped} | {"csrfmiddlewaretoken"}
        texts = {self.add_prefix(name): self._reworded(name, result.text) for name, result in refused.items()}
        lists = self.data.lists() if hasattr(self.data, "lists") else [(k, [v]) for k, v in self.data.items()]
        kept = [(k, texts.get(k, str(v))) for k, values in lists for v in values if k not in controls]
        reported = ",".join(sorted(self.alarms.reported))
        return (*kept, (self.add_prefix(REPLACED), "on"), (self.add_prefix(REPORTED), reported))

    @property
    def replace_name(self) -> str:
        """What the page posts to have the marked places replaced."""
        return self.add_prefix(REPLACED)

    def _reworded(self, name: str, text: str) -> str:
        """The text with everything reworded that may not stand in this field."""
        expected = self.expected_types.get(name, frozenset())
        names = frozenset(declaration.name for declaration in self.declarations if declaration.field == name)
        context = narrowed(self._allowed(), text)
        return reword(
            text,
            context=replace(context, declared=context.declared | names),
            may_stand=lambda now, found: found.type in expected or self._stands(now, found, names),
        )

    def _posted(self, name: str) -> str:
        return str(self.data.get(self.add_prefix(name), ""))

    def _posted_list(self, name: str) -> list[str]:
        key = self.add_prefix(name)
        values = self.data.getlist(key) if hasattr(self.data, "getlist") else self.data.get(key, [])
        return [values] if isinstance(values, str) else list(values)
