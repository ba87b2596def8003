"""The pages under /manage/screening/rules/: list, propose, one rule with its test, activate, retire, remove."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from text_guard import rule_presenters as presenters
from text_guard import rule_selectors as selectors
from text_guard import rule_services as services
from text_guard import rule_workflow as workflow
from text_guard.errors import RuleRefused
from text_guard.models import LocalRule
from text_guard.rule_forms import ProposeForm, RuleFilterForm

form_methods = require_http_methods(["GET", "HEAD", "POST"])


def _load(public_id: UUID) -> LocalRule:
    rule = selectors.find_rule(public_id)
    if rule is None:
        raise Http404
    return rule


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Every rule, filtered by its address."""
    form = RuleFilterForm(request.GET)
    kind, state = form.chosen("kind"), form.chosen("state")
    rows = presenters.rule_rows(selectors.find_rules(kind=kind, state=state))
    context = {"form": form, "rows": rows, "columns": presenters.LIST_COLUMNS, "filtered": bool(kind or state)}
    return render(request, "text_guard/rules.html", context)


@require_safe
def patterns(request: HttpRequest) -> HttpResponse:
    """The active patterns as JSON lines, for the developers of the service."""
    lines = "".join(selectors.pattern_lines())
    response = HttpResponse(lines, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="screening-patterns.jsonl"'
    return response


@form_methods
def propose(request: HttpRequest) -> HttpResponse:
    """A form for the pattern; refused with the reason, or proposed for a second person."""
    form = ProposeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        by: Any = request.user
        try:
            rule = services.propose_rule(**form.cleaned_data, by=by)
        except RuleRefused as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            messages.success(request, "Rule proposed. It counts once somebody else has activated it.")
            return redirect(presenters.address(rule))
    return render(request, "text_guard/rule_propose.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def rule(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One rule, its test as it goes now, and what may be done."""
    return _page(request, _load(public_id))


def _page(request: HttpRequest, found: LocalRule, refusal: RuleRefused | None = None) -> HttpResponse:
    reader: Any = request.user
    context = presenters.rule_page(found, selectors.tested_now(found), reader.public_id)
    return render(request, "text_guard/rule.html", context | {"refusal": refusal}, status=409 if refusal else 200)


@require_POST
def activate(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The second person's yes."""
    found, by = _load(public_id), request.user
    try:
        services.activate_rule(rule=found, by=by)  # type: ignore[arg-type]  # a permission lets only people in
    except RuleRefused as refusal:
        return _refused(request, public_id, refusal)
    messages.success(request, "Rule activated. It counts everywhere within a minute.")
    return redirect(presenters.address(found))


@form_methods
def retire(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask, then let the rule count no more."""
    return _ask_first(
        request,
        public_id,
        workflow.RETIRE,
        services.retire_rule,
        title="Retire this rule?",
        text="The screen will not follow it any more. It can be activated again.",
        submit="Retire the rule",
        done="Rule retired. It counts nowhere within a minute.",
    )


@form_methods
def remove(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask, then delete the rule and its pattern."""
    return _ask_first(
        request,
        public_id,
        workflow.REMOVE,
        services.remove_rule,
        title="Remove this rule?",
        text="Its pattern is deleted. The audit trail keeps that a rule of this kind was here, and not what it said.",
        submit="Remove the rule",
        done="Rule removed.",
        warning=True,
    )


def _ask_first(
    request: HttpRequest, public_id: UUID, step: workflow.Step, act: Any, *, done: str, **words: Any
) -> HttpResponse:
    found = _load(public_id)
    if request.method != "POST":
        try:
            workflow.check(step, found)
        except RuleRefused as refusal:
            return _refused(request, public_id, refusal)
        context = {"rule": found, "cancel_href": presenters.address(found), "submit_text": words.pop("submit"), **words}
        return render(request, "text_guard/rule_confirm.html", context)
    try:
        act(rule=found, by=request.user)
    except RuleRefused as refusal:
        return _refused(request, public_id, refusal)
    messages.success(request, done)
    return redirect("screening:rules" if act is services.remove_rule else presenters.address(found))


def _refused(request: HttpRequest, public_id: UUID, refusal: RuleRefused) -> HttpResponse:
    """The rule's page as it is now, with what was refused; the list where the rule is gone."""
    found = selectors.find_rule(public_id)
    if found is None:
        messages.info(request, str(refusal))
        return redirect("screening:rules")
    return _page(request, found, refusal)
