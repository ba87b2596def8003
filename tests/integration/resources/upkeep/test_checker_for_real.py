"""The task over a real connection: two visits to a page that is gone mark the item."""

from __future__ import annotations

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from resources.models import Link
from resources.upkeep.links import checker
from resources.upkeep.tasks import check_links
from tests.integration.resources.upkeep.conftest import Make, Serve
from tests.integration.resources.upkeep.servers import says, url
from tests.resources_factory import make_item


@pytest.mark.django_db
def test_the_task_with_a_real_server(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, serve: Serve, fetcher: Make
) -> None:
    site = serve(says("404 Not Found"))
    item = make_item(url=url(site))
    settings.LINK_CHECKS = True
    monkeypatch.setattr(checker, "configured_fetcher", lambda: fetcher(site))
    check_links()
    Link.objects.update(next_check_at=timezone.now(), checked_at=None)
    check_links()
    item.refresh_from_db()
    assert item.links_broken
    assert [line.split(" ")[0] for line in site.first_lines] == ["HEAD", "GET"] * 2
