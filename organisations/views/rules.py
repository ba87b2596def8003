"""Law as dated data, and public statements by version."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from organisations import columns, presenters
from organisations.forms import RuleForm, StatementForm
from organisations.models import DatedRule, PublicStatement
from organisations.selectors import current_statement, rules_in_force
from organisations.services import change_rule, mark_rule_checked, publish_statement
from organisations.services.rules import NewValue
from organisations.views.forms import done, form_page, saved
from organisations.views.members import form_methods
from text_guard.standpoint import Standpoint


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Every rule with the value in force."""
    return render(
        request, "organisations/rules.html", {"rows": presenters.rule_rows(rules_in_force()), "columns": columns.RULES}
    )


def _newest(key: str) -> DatedRule:
    rule = DatedRule.objects.filter(key=key).order_by("-effective_from").first()
    if rule is None:
        raise Http404
    return rule


@form_methods
def rule(request: HttpRequest, key: str) -> HttpResponse:
    """One rule: its values through time, a button for "checked today", a form for the next value."""
    newest = _newest(key)
    initial = {"basis": newest.basis, "source_url": newest.source_url}
    form = RuleForm(request.POST or None, initial=initial, standpoint=Standpoint(request.user))

    def write(new: dict[str, Any]) -> None:
        checked = timezone.localdate() if new.pop("checked") else None
        change_rule(rule=newest, new=NewValue(**new, checked_on=checked), by=request.user)

    if saved(request, form, write):
        return done(request, "New value saved", reverse("organisations:rule", args=[key]))
    history = DatedRule.objects.filter(key=key).order_by("-effective_from")
    context = {"rule": newest, "form": form, "rows": presenters.history_rows(history)}
    context["columns"] = columns.HISTORY
    return render(request, "organisations/rule.html", context, status=422 if form.errors else 200)


@require_POST
def rule_checked(request: HttpRequest, key: str) -> HttpResponse:
    """Somebody has compared the newest value with its source today."""
    newest = _newest(key)
    mark_rule_checked(rule=newest, by=request.user)
    return done(request, f"{newest.title}: checked today", reverse("organisations:rule", args=[key]))


@require_safe
def statements(request: HttpRequest) -> HttpResponse:
    """Every public statement with its newest version."""
    newest: dict[str, PublicStatement] = {}
    for statement in PublicStatement.objects.defer("body").order_by("slug", "version"):
        newest[statement.slug] = statement
    rows = [
        [
            {"text": statement.title, "href": reverse("organisations:statement", args=[statement.slug])},
            str(statement.version),
            presenters.day(statement.effective_from),
            statement.basis,
        ]
        for statement in newest.values()
    ]
    if len(rows) == 1:
        return redirect(reverse("organisations:statement", args=[next(iter(newest))]))
    return render(request, "organisations/statements.html", {"rows": rows, "columns": columns.STATEMENTS})


@require_safe
def statement(request: HttpRequest, slug: str) -> HttpResponse:
    """One statement: every version, newest first, each to be read in full."""
    versions = list(PublicStatement.objects.filter(slug=slug).order_by("-version"))
    if not versions:
        raise Http404
    context = {"versions": versions, "newest": versions[0], "in_force": current_statement(slug)}
    return render(request, "organisations/statement.html", context)


@form_methods
def statement_new(request: HttpRequest, slug: str) -> HttpResponse:
    """A new version, starting from the newest."""
    newest = PublicStatement.objects.filter(slug=slug).order_by("-version").first()
    if newest is None:
        raise Http404
    values = {"title": newest.title, "body": newest.body, "basis": newest.basis, "effective_from": timezone.localdate()}
    form = StatementForm(request.POST or None, initial=values, standpoint=Standpoint(request.user))
    back = reverse("organisations:statement", args=[slug])
    if saved(request, form, lambda new: publish_statement(slug=slug, by=request.user, **new)):
        return done(request, "New version published", back)
    return form_page(request, form, title="Write a new version", back=back, caption=newest.title)
