"""Marks while typing: the screen's answer over POST. Nothing is stored or logged; the page works without it."""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from screening import screen
from text_guard.text import LONGEST, tidy

CHECKS_PER_MINUTE = 60


@require_POST
def check(request: HttpRequest) -> JsonResponse:
    """Screen `text` and answer with the verdict and the marked places, counted in characters (not UTF-16 units)."""
    if not _may_check(request):
        return JsonResponse({"error": "Too many checks. Marks come back in a minute."}, status=429)
    text = request.POST.get("text", "")
    if len(text) > LONGEST:
        return JsonResponse({"error": f"Text is longer than {LONGEST} characters."}, status=413)
    result = screen(tidy(text))
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
