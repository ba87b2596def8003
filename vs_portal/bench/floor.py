"""The floor: a bare view with one indexed query, behind the same server and middleware as the pages timed."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse

from accounts.access import public


@public("The benchmark's yardstick; routed only in the benchmark's own server process.")
def floor(request: HttpRequest) -> HttpResponse:
    """Read one row by its primary key and say so."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT email FROM accounts_person WHERE id = (SELECT min(id) FROM accounts_person)")
        found = cursor.fetchone()
    return HttpResponse("one row" if found else "no row", content_type="text/plain")
