"""The rules in their order, and the page on which a question is tried out. Everything works without scripts."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from advice_requests.forms.routing import RuleForm, SeenForm, TrialForm
from advice_requests.models import RoutingRule
from advice_requests.presenters import routing as words
from advice_requests.selectors.routing_pages import (
    advisers_for_rules,
    all_rules,
    mark_of_rules,
    rule_with,
    try_question,
)
from advice_requests.services.routing_rules import add_rule, change_rule, move_rule, remove_rule
from advice_requests.views.reader import person_of
from advice_requests.views.routing_advisers import manages
from advice_requests.views.routing_saving import METHODS, STALE, STALE_FORM, Outcome, posted, saved


@manages
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """The list, first rule first."""
    return _list_page(request)


def _list_page(request: HttpRequest, *, trouble: str = "") -> HttpResponse:
    rows = all_rules()
    working = {profile.pk for profile in advisers_for_rules()}
    context = {
        "tabs": words.tabs("rules"),
        "cards": words.rule_cards(rows, working=working),
        "seen": mark_of_rules(rows),
        "changed": trouble,
    }
    return render(request, "advice_requests/routing/rules.html", context, status=409 if trouble else 200)


def load(pk: int) -> RoutingRule:
    """A rule that is there."""
    rule = rule_with(pk)
    if rule is None:
        raise Http404
    return rule


@manages
@require_http_methods(METHODS)
def rule_add(request: HttpRequest) -> HttpResponse:
    """Put a rule at the end."""
    form = RuleForm(posted(request), rule=None, mark=mark_of_rules(all_rules()))
    return _form(request, form, title="Add a rule")


@manages
@require_http_methods(METHODS)
def rule_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what a rule says."""
    rule = load(pk)
    form = RuleForm(posted(request), rule=rule, mark=mark_of_rules(all_rules()))
    return _form(request, form, title=f"Change rule {rule.position}", rule=rule)


def _form(request: HttpRequest, form: RuleForm, *, title: str, rule: RoutingRule | None = None) -> HttpResponse:
    changed = ""
    if form.is_bound and form.is_valid():
        by, seen = person_of(request), form.cleaned_data["seen"]
        if rule is None:
            result = saved(form, lambda: add_rule(parts=form.parts(), seen=seen, by=by))
        else:
            result = saved(form, lambda: change_rule(rule=rule, parts=form.parts(), seen=seen, by=by))
        if result is Outcome.SAVED:
            messages.success(request, "The rule was added at the end." if rule is None else "The rule was changed.")
            return redirect("routing:rules")
        if result is Outcome.CHANGED:
            changed = STALE_FORM
            form.seen_anew(mark_of_rules(all_rules()))
    context = {"form": form, "title": title, "rule": rule, "changed": changed}
    return render(request, "advice_requests/routing/rule.html", context, status=409 if changed else 200)


@manages
@require_POST
def rule_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a rule come one place earlier."""
    return _move(request, load(pk), up=True)


@manages
@require_POST
def rule_down(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a rule come one place later."""
    return _move(request, load(pk), up=False)


def _move(request: HttpRequest, rule: RoutingRule, *, up: bool) -> HttpResponse:
    form = SeenForm(request.POST)
    form.is_valid()  # a mark that is none is an old one
    seen = form.cleaned_data.get("seen", "")
    result = saved(form, lambda: move_rule(rule=rule, up=up, seen=seen, by=person_of(request)))
    if result is Outcome.SAVED:
        messages.success(request, f"“{words.rule_questions(rule)}” moved {'up' if up else 'down'}.")
        return redirect("routing:rules")
    trouble = STALE if result is Outcome.CHANGED else str(form.non_field_errors()[0])
    return _list_page(request, trouble=trouble)


@manages
@require_http_methods(METHODS)
def rule_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then remove the rule."""
    rule = load(pk)
    form = SeenForm(posted(request), initial={"seen": mark_of_rules(all_rules())})
    if form.is_bound and form.is_valid():
        seen = form.cleaned_data["seen"]
        result = saved(form, lambda: remove_rule(rule=rule, seen=seen, by=person_of(request)))
        if result is Outcome.SAVED:
            messages.success(request, "The rule was removed.")
            return redirect("routing:rules")
        return _list_page(request, trouble=STALE)
    context = {
        "form": form,
        "title": f"Remove rule {rule.position}?",
        "text": f"{words.rule_questions(rule)}: {words.rule_target(rule)}. These questions then go by the rules that are "
        "left, or by the fair share of work. Questions that somebody has already stay where they are.",
        "submit_text": "Remove the rule",
        "cancel_href": reverse("routing:rules"),
        "warning": True,
    }
    return render(request, "advice_requests/routing/confirm.html", context)


@manages
@require_safe
def try_out(request: HttpRequest) -> HttpResponse:
    """Say where a question would go now, and why; nothing is written."""
    form = TrialForm(request.GET if "topic" in request.GET else None)
    context: dict[str, object] = {"form": form, "tabs": words.tabs("try")}
    if form.is_bound and form.is_valid():
        choice = try_question(form.trial(), now=timezone.now())
        context["outcome"] = words.outcome(choice, form.cleaned_data["role"])
    return render(request, "advice_requests/routing/try.html", context)
