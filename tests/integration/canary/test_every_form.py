"""Promise 1: nothing remains of refused text. Every form of the portal gets unique marked text; then everything is searched.

Typed: into every field of every form that any page serves to whoever may open it (also hidden ones and choices, forged),
as a form, as JSON, as plain text, with a file; one field alone, all together, 20,000 characters; `Replace all`, declared
names and confirmed warnings; in searches, queries, headers, parts of addresses, bodies that no page takes, without the
form's token. Searched: every row of every table and large object, PostgreSQL's catalogues and what it shows to operators,
every key of Valkey, every line of every logger (at DEBUG, unless the settings hold it above), the streams, temporary
files, files of the checkout written meanwhile, headers, cookies, pages that a browser may keep, and each page once more.

Kept by design, and only in tables: text that the screen let pass, which is a name declared with a reason, a confirmed
warning, and what `Replace all` made of a text.

Not seen from here: what only separate processes do (tests/faults/test_canary.py runs them and reads the raw files), what
stays in a browser (tests/journeys/test_canary.py), memory, swap, another machine's logs, text that the screen takes for
harmless (tests/unit/screening measures that), and words that were hashed, encrypted or cut to pieces before they were kept.
"""

from __future__ import annotations

import pytest

from tests.canary.inquest import Inquest

pytestmark = pytest.mark.timeout(1500)  # the first test walks every form of the portal, some minutes on a busy machine

# Addresses that take a post and whose form this run does not reach, and why nothing of a text can stay there.
UNREACHED = {
    "accounts:leave": "confirms with a button, and is open to the owner of the one newest membership alone",
    "mfa_reauthenticate_webauthn": "takes what a passkey signed, from somebody who has one that works",
    "openid_connect_login": "there is no provider; tests/integration/accounts/test_oidc.py has one",
    "socialaccount_signup": "wants somebody whom a provider brought; same fields as account_signup",
}


def test_nothing_of_refused_text_remains(run: Inquest) -> None:
    """Issue 3, point 4: canaries found after refusal: 0."""
    assert run.remained() == [], "\n".join(run.remained())


def test_nothing_that_was_typed_made_the_portal_fail(run: Inquest) -> None:
    """A failure would end a request before it could leave anything behind."""
    assert sorted(set(run.walk.errors)) == []


def test_every_address_that_takes_a_post_was_posted_to(run: Inquest) -> None:
    """A new page is found by itself; where it cannot be reached, a line above says why."""
    post = {route.name for route in run.routes if "POST" in route.methods}
    assert sorted(post - run.walk.taken - set(UNREACHED)) == []
    assert sorted(set(UNREACHED) - (post - run.walk.taken)) == []


def test_the_run_is_not_vacuous(run: Inquest) -> None:
    """Texts were handed back, replaced, and let stand with a reason; every page with a search was searched."""
    assert run.walk.happened["handed back"] >= 10
    assert run.walk.happened["replaced"] == run.walk.happened["handed back"]
    assert run.walk.happened["let pass"] >= 20
    assert len(run.walk.seen) > 120 and sum(run.walk.posted.values()) > 1_000
    assert len(run.lines) > 1_000 and any("request_finished" in line for line in run.lines)
