"""What every template may count on: `council`, and nothing that costs a query."""

from django.conf import settings
from django.http import HttpRequest

from vs_portal.ui.council import Council


def site(request: HttpRequest) -> dict[str, Council]:
    return {"council": settings.COUNCIL}
