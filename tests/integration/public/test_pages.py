"""Issue point 9 and promise 7: the public pages say what is so, from dated data, and send people where help is."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.utils import timezone
from django.utils.html import strip_tags

from organisations.models import DatedRule
from organisations.services import publish_statement, seed_reference_data
from vs_portal.public import presenters

pytestmark = pytest.mark.django_db


def words(client: Client, address: str) -> str:
    """The page's text on one line."""
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(strip_tags(response.content.decode()).split())


def publish(title: str, body: str, start: date) -> None:
    publish_statement(slug="role", title=title, body=body, basis="A made-up basis", effective_from=start, by=None)


def test_the_role_is_told_by_the_statement_in_force(client: Client) -> None:
    """Promise 7: a new version takes over on its day, and the earlier ones stay named."""
    seed_reference_data()
    today = timezone.localdate()
    publish("The role from today", "It has **changed**.", today)
    publish("The role from tomorrow", "It will change.", today + timedelta(days=1))
    page = words(client, "/about")
    assert "The role from today" in page
    assert "It has changed." in page
    assert "from tomorrow" not in page
    assert "Version 2" in page
    assert "Version 1" in page


def test_without_a_statement_the_page_says_so(client: Client) -> None:
    assert "has not published its statement yet" in words(client, "/about")


def test_law_says_where_it_stands_and_whether_somebody_checked_it(client: Client) -> None:
    """Promise 7: "not verified" is said, never hidden; what is no longer in force is not shown."""
    DatedRule.objects.all().delete()
    common = {"unit": "school_days", "basis": "A regulation", "effective_from": date(2020, 1, 1)}
    DatedRule.objects.create(key="checked", title="Checked rule", value="15", checked_on=date(2026, 11, 2), **common)
    DatedRule.objects.create(key="doubtful", title="Doubtful rule", value="6", **common)
    DatedRule.objects.create(key="gone", title="Rule of the past", value="9", effective_to=date(2021, 1, 1), **common)
    page = words(client, "/about")
    assert "Checked rule 15 school days" in page
    assert "Last checked 2 November 2026" in page
    assert "Not verified." in page.split("Doubtful rule")[1]
    assert "Rule of the past" not in page


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "![x](https://evil.example/x.png)",
        "<img src=x onerror=alert(1)>",
        "[x](data:text/html,x)",
        '<a href="x" style="color:red">x</a>',
    ],
)
def test_a_statement_cannot_carry_code(text: str) -> None:
    """T15: Markdown with a short list of elements; no HTML, no images, no other schemes."""
    html = str(presenters.prose(text)).lower()
    assert not any(part in html for part in ("<script", "<img", "<a style", 'href="javascript', 'href="data'))


def test_a_statement_is_shown_as_written() -> None:
    html = presenters.prose("## What\n\n- one\n- [two](/parents)\n\nAnd **so** on.")
    assert '<h2 class="govuk-heading-m">What</h2>' in html
    assert 'href="/parents"' in html
    assert '<ul class="govuk-list govuk-list--bullet">' in html


def test_families_are_sent_to_who_can_help(client: Client) -> None:
    page = words(client, "/parents")
    for name in ("SENDIASS", "Child Law Advice", "Kinship", "Family Rights Group", "0808 801 0366", "Ombudsman"):
        assert name in page, name
    assert "cannot answer questions about one child" in page


def test_a_child_at_risk_comes_first(client: Client) -> None:
    """DOMAIN section 0, point 10: 999, then the council's own numbers."""
    page = words(client, "/child-at-risk")
    contacts = settings.COUNCIL.contacts
    assert page.index("call 999") < page.index(contacts.mash_phone)
    assert contacts.out_of_hours_phone in page


def test_the_privacy_notice_tells_what_the_law_asks(client: Client) -> None:
    """DOMAIN C5: controller, officer, purposes, basis, recipients, retention, rights, complaint, source, automation."""
    page = words(client, "/privacy")
    for part in ("is the controller", settings.COUNCIL.contacts.dpo_email, "Article 6(1)(e)", "Who sees it", "Kept:",
                 "Your rights", "Information Commissioner", "Where it comes from", "Decisions made by a computer",
                 "Do you have to give it?", "searches that found nothing"):  # fmt: skip
        assert part in page, part


def test_the_accessibility_statement_has_the_words_of_the_law(client: Client) -> None:
    """DOMAIN C4: the parts that must stand there in these words."""
    page = words(client, "/accessibility")
    for part in (
        f"This accessibility statement applies to {settings.ORIGIN}",
        "Compliance status This website is partially compliant with the Web Content Accessibility Guidelines version 2.2 AA",
        "Non-accessible content The content listed below is non-accessible for the following reasons.",
        "Non-compliance with the accessibility regulations", "Disproportionate burden",
        "This statement was prepared on", "is responsible for enforcing", "Equality Advisory and Support Service (EASS)",
        "What was not tested", "Screen readers",
    ):  # fmt: skip
        assert part in page.replace("&#x27;", "'"), part


def test_security_contact(client: Client) -> None:
    """RFC 9116: a contact, and an expiry in less than a year."""
    response = client.get("/.well-known/security.txt")
    assert response.headers["Content-Type"].startswith("text/plain")
    lines = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    expires = datetime.fromisoformat(lines["Expires"])
    assert timedelta(days=90) < expires - timezone.now() < timedelta(days=365)
    assert lines["Contact"].startswith(("mailto:", settings.ORIGIN))


@override_settings(VS_DEMO=False)
def test_crawlers_may_read_the_public_pages_alone(client: Client) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert "Allow: /parents" in lines
    assert lines[-1] == "Disallow: /"


def test_crawlers_stay_out_of_a_demonstration(client: Client) -> None:
    assert client.get("/robots.txt").content.decode().splitlines() == ["User-agent: *", "Disallow: /"]


def test_cookies_are_named_as_they_are_set(client: Client) -> None:
    page = words(client, "/cookies")
    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME):
        assert name in page
