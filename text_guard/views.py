"""Marks while typing: the screen's answer over POST. Nothing is stored or logged; the page works without it."""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from screening import screen
from text_guard.allowed_names import narrowed
from text_guard.local_rules import with_local_rules
from text_guard.standpoint import context_for, read_note
from text_guard.text import LONGEST, leaving_out, tidy

CHECKS_PER_MINUTE = 60


@require_POST
def check(request: HttpRequest) -> JsonResponse:
    """Screen `text` and answer with the verdict and the marked places, counted in characters (not UTF-16 units).

    `note` is what the page says of its form (see `text_guard.standpoint`), so that the same names are allowed.
    """
    if not _may_check(request):
        return JsonResponse({"error": "Too many checks. Marks come back in a minute."}, status=429)
    text = request.POST.get("text", "")
    if len(text) > LONGEST:
        return JsonResponse({"error": f"Text is longer than {LONGEST} characters."}, status=413)
    standpoint, expected = read_note(request.POST.get("note", ""), request.user)
    context = with_local_rules(narrowed(context_for(standpoint), text))
    result = leaving_out(screen(tidy(text), context=context), lambda found: found.type in expected)
    findings = [
        {"start": f.start, "end": f.end, "type": f.type.value, "verdict": f.verdict.value, "words": f.words,
         "replacement": f.replacement}
        for f in result.findings
    ]  # fmt: skip
    return JsonResponse({"verdict": result.verdict.value, "findings": findings})


def _may_check(request: HttpRequest) -> bool:
    """So many checks a minute for one person; the count may vanish with the cache, marks are no gate."""
    minute = timezone.now().strftime("%H%M")
    key = f"text-guard-check:{request.user.pk}:{minute}"
    cache.add(key, 0, timeout=120)
    try:
        return cache.incr(key) <= CHECKS_PER_MINUTE
    except ValueError:  # the key went between the two calls
        return True
