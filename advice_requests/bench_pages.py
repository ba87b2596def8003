"""The pages of advice requests that `manage.py bench` times."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from django.db.models import Count
from django.urls import reverse

from advice_requests.bulk import LONG_THREAD
from advice_requests.models import AdviceRequest, Message
from resources.models import Topic


class BenchPage(NamedTuple):
    """A page to time: its name, the demonstration account that reads it, and its address, made late."""

    name: str
    reader: str
    path: Callable[[], str]


def _long_request() -> str:
    """A request with a thread of thirty messages."""
    counted = Message.objects.values("request").annotate(many=Count("pk")).filter(many__gte=LONG_THREAD)
    row = AdviceRequest.objects.get(pk=counted.values_list("request", flat=True)[0])
    return reverse("advice_requests:request", args=[row.public_id])


def _basket(which: str, query: str = "") -> Callable[[], str]:
    return lambda: reverse("advice_requests:basket", args=[which]) + query


def _filtered() -> str:
    topic = Topic.objects.order_by("pk")[0]
    return reverse("advice_requests:basket", args=["all"]) + f"?topic={topic.code}"


PAGES = [
    BenchPage("advice_requests.desk", "adviser", lambda: reverse("advice_requests:desk")),
    BenchPage("advice_requests.basket", "adviser", _basket("unowned")),
    BenchPage("advice_requests.basket_mine", "adviser", _basket("mine")),
    BenchPage("advice_requests.basket_waiting", "adviser", _basket("waiting")),
    BenchPage("advice_requests.basket_all", "adviser", _basket("all")),
    BenchPage("advice_requests.basket_filtered", "adviser", _filtered),
    BenchPage("advice_requests.request", "adviser", _long_request),
    BenchPage("advice_requests.list", "dsl", lambda: reverse("advice_requests:list")),
    BenchPage("advice_requests.ask", "dsl", lambda: reverse("advice_requests:ask")),
]
