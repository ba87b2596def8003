"""Types canary words into every form that a page serves, in every way that a form can be sent, and follows the way on.

A form is found on the page itself, so a new page needs no line here. After each answer it is looked at what a browser
would keep of it: headers, cookies, an answer without `no-store`, and the same page opened once more.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from urllib.parse import urlencode, urljoin, urlsplit

from django.urls import Resolver404, resolve

from tests.canary.browsing import Answer, Browser
from tests.canary.filling import Filling, Known, filled, nothing_known
from tests.canary.pages import Field, Form, forms_of
from tests.canary.stores import Find, finds
from tests.canary.words import Canaries
from text_guard.controls import CONFIRMED, DECLARED, REASON, REPLACED

LONG = 20_000
DEEPEST = 8
# Where somebody is sent who may not do it, or not yet.
DOORS = ("account_login", "accounts:pending", "account_reauthenticate", "mfa_reauthenticate")
# Journeys of several pages, which are followed also where nothing can be undone.
JOURNEYS = (
    "advice_requests:ask",
    "account_login",
    "account_request",
    "account_reset",
    "account_signup",
    "accounts:ask",
)
BOUNDARY = "canary-boundary"
CONTROLS = frozenset({CONFIRMED, DECLARED, REASON})
MULTIPART = f"multipart/form-data; boundary={BOUNDARY}"


def route_of(path: str) -> str:
    """The name of the route of an address; the address itself where there is none."""
    try:
        return resolve(urlsplit(path).path).view_name
    except Resolver404:
        return path


def _key(target: str, form: Form) -> tuple[str, str, frozenset[str]]:
    return route_of(target), form.method, frozenset(form.fields) - {"csrfmiddlewaretoken"}


class Walk:
    """What was posted where, and what a browser could have kept.

    `known` fills in what only this visit can know, as a code from an email. Where not `thorough`, forms to write in are
    sent in the main ways alone, and no other form, so that nothing happens which would spoil the rest of the visit.
    """

    def __init__(self, canaries: Canaries, *, known: Known = nothing_known, thorough: bool = True) -> None:
        self.canaries, self.known, self.thorough = canaries, known, thorough
        self.search_stored: Callable[[], None] = lambda: None
        self.found: list[Find] = []
        self.posted: Counter[str] = Counter()  # route -> posts that held canaries
        self.taken: set[str] = set()  # routes that read such a post, and did not turn its author away
        self.seen: set[str] = set()  # routes whose page was opened
        self.errors: list[str] = []
        self.happened: Counter[str] = Counter()  # handed back, replaced, let pass
        self._done: set[tuple[str, str, frozenset[str]]] = set()

    def page(self, browser: Browser, path: str, depth: int = 0) -> bool:
        """Open a page and walk its forms; False where there is no page for this person."""
        shown = self.send(browser, "GET", path)
        if shown.status != 200 or not shown.is_page:
            return False
        self.seen.add(route_of(path))
        for form in forms_of(shown.body):
            target = urljoin(path, form.action)
            kept = [Find("form kept", route_of(target), field.name) for field in form.kept_by_the_browser()]
            self.found += kept
            if self._is_new(target, form):
                self._done.add(_key(target, form))
                self.form(browser, path, target, form)
            elif depth:
                continue
            self.onward(browser, target, form, depth)
        return True

    def _is_new(self, target: str, form: Form) -> bool:
        return _key(target, form) not in self._done

    def form(self, browser: Browser, path: str, target: str, form: Form) -> None:
        """Every way of sending one form with texts that must be refused."""
        if form.method == "get":
            self.search(browser, target, form)
        if form.method == "get" or not (self.thorough or form.typed()):
            return
        where = f"POST {route_of(target)}"
        together = self.filled(form) | {one.name: [self.text(one, f"{where} {one.name}, all")] for one in form.typed()}
        if form.typed():
            answer = self.post(browser, target, together)
            self.way_back(browser, target, answer)
        for field in form.typed() if self.thorough else []:
            self.post(browser, target, self.filled(form) | {field.name: [self.text(field, f"{where} {field.name}")]})
        for field in form.hidden() if self.thorough else []:
            forged = self.canaries.sentence(f"{where} {field.name}, forged")
            self.post(browser, target, self.filled(form) | {field.name: [forged]})
        forged = {one.name: [self.canaries.sentence(f"{where} {one.name}, all forged")] for one in form.chosen()}
        self.post(browser, target, together | forged)
        self.other_bodies(browser, target, form)
        if form.typed():
            self.long(browser, target, form)
            self.let_stand(browser, target, form)
        again = self.send(browser, "GET", path)
        kept = finds(self.canaries, "page opened again", route_of(path), again.body)
        self.found += [find for find in kept if not self.canaries.has_passed(find.typed_into)]

    def search(self, browser: Browser, target: str, form: Form) -> None:
        """A form that is sent in the address: every field once, and all of them."""
        where = f"GET {route_of(target)}"
        for field in form.fields.values():
            query = self.filled(form) | {field.name: [self.canaries.word(f"{where} {field.name}")]}
            self.send(browser, "GET", f"{urlsplit(target).path}?{urlencode(query, doseq=True)}")
        query = {name: [self.canaries.sentence(f"{where} {name}, in all")] for name in form.fields}
        self.send(browser, "GET", f"{urlsplit(target).path}?{urlencode(query, doseq=True)}")

    def text(self, field: Field, where: str) -> str:
        """A text to refuse, of the kind that the field asks for."""
        if field.kind == "email":
            return f"{self.canaries.word(where)}@families.example is {self.canaries.word(where)}'s mum"
        if field.kind == "url":
            return f"https://families.example/{self.canaries.word(where)} born 3 March 2014, 07700 900123"
        return self.canaries.sentence(where)

    def way_back(self, browser: Browser, target: str, answer: Answer) -> None:
        """Press `Replace all`, then send what it offers."""
        for form in forms_of(answer.body):
            if REPLACED not in form.fields:
                continue
            self.happened["handed back"] += 1
            offered = self.post(browser, urljoin(target, form.action), self.filled(form))
            self.happened["replaced"] += "have been replaced" in offered.body

    def long(self, browser: Browser, target: str, form: Form) -> None:
        """As much text as the screen reads, and then more."""
        for field in form.typed()[:1]:
            for length in (LONG, LONG + 500) if self.thorough else (LONG,):
                text = self.canaries.sentence(f"POST {route_of(target)} {field.name}, {length} characters")
                text += " What works?" * (length // 12)
                self.post(browser, target, self.filled(form) | {field.name: [text[:length]]})

    def let_stand(self, browser: Browser, target: str, form: Form) -> None:
        """Declare a name with and without a reason; confirm a warning. What then passes may be kept."""
        for field in form.typed()[:2]:
            where = f"POST {route_of(target)} {field.name}"
            for what, text in (("declared", self.name_alone), ("confirmed", self.warning)):
                refused = self.post(browser, target, self.filled(form) | {field.name: [text(f"{where}, not {what}")]})
                offered = next((one for one in forms_of(refused.body) if CONTROLS & set(one.fields)), None)
                if offered:
                    self._let_stand(browser, target, offered, field.name, text(f"{where}, {what}"))

    def _let_stand(self, browser: Browser, target: str, offered: Form, name: str, kept: str) -> None:
        """Without ticking anything; without a reason; then as asked for. The keys of names stand on the second page."""
        plain = {key: value for key, value in self.filled(offered).items() if key not in CONTROLS} | {name: [kept]}
        answer = self.post(browser, target, plain)
        form = next((one for one in forms_of(answer.body) if CONTROLS & set(one.fields) and name in one.fields), None)
        if form is None:
            return
        ticked = {control: form.fields[control].choices for control in (DECLARED, CONFIRMED) if control in form.fields}
        if REASON in form.fields:
            self.post(browser, target, plain | ticked)
        self.canaries.passed |= self.canaries.found_in(kept)
        self.post(browser, target, plain | ticked | {REASON: ["place"]})
        self.happened["let pass"] += 1

    def name_alone(self, where: str) -> str:
        """A text whose only fault is a name."""
        word = self.canaries.word(where)
        return f"Is {word} still open on Fridays, or has {word} moved?"

    def warning(self, where: str) -> str:
        """A text that is asked about."""
        word = self.canaries.word(where).lower()
        return f"A Year 4 girl whose father was deported at Christmas tipped over a bookcase at the {word} club."

    def other_bodies(self, browser: Browser, target: str, form: Form) -> None:
        """The same form as JSON, as plain text, with a file, and as a body that is none."""
        where = f"POST {route_of(target)}"

        def words(how: str) -> dict[str, str]:
            return {name: self.canaries.sentence(f"{where} {name}, {how}") for name in form.fields}

        token = form.fields.get("csrfmiddlewaretoken")
        given = {"X-CSRFToken": token.value} if token else {}
        self.post_raw(browser, target, json.dumps(words("json")).encode(), "application/json", given)
        self.post_raw(browser, target, repr(words("plain")).encode(), "text/plain", given)
        self.post_raw(browser, target, self.multipart(form, where), MULTIPART, given)

    def multipart(self, form: Form, where: str) -> bytes:
        """A form with a file that nobody asked for; its name and its content hold words too."""
        parts = [(f'name="{name}"', self.canaries.sentence(f"{where} {name}, multipart")) for name in form.fields]
        file = self.canaries.word(f"{where}, name of a file")
        parts += [(f'name="file"; filename="{file}.txt"', self.canaries.sentence(f"{where}, in a file") * 50)]
        lines = [f"--{BOUNDARY}\r\nContent-Disposition: form-data; {head}\r\n\r\n{text}\r\n" for head, text in parts]
        return ("".join(lines) + f"--{BOUNDARY}--\r\n").encode()

    def onward(self, browser: Browser, target: str, form: Form, depth: int) -> None:
        """Fill the form in rightly and walk the page that follows, if it is a new one."""
        may = self.thorough or form.method == "get" or route_of(target).startswith(JOURNEYS)
        for which in (0, -1) if may and depth < DEEPEST else ():
            sent = urlencode(self.filled(form, which), doseq=True)
            if form.method == "post":
                answer = self.send(browser, "POST", target, sent.encode())
                place = urljoin(target, answer.location)
            else:
                place = f"{urlsplit(target).path}?{sent}"
                answer = self.send(browser, "GET", place)
                new = [one for one in forms_of(answer.body) if self._is_new(urljoin(place, one.action), one)]
                if answer.status == 200 and new:
                    self.page(browser, place, depth + 1)
                place = urljoin(place, answer.location)
            if answer.status == 302 and route_of(place) not in self.seen:
                self.page(browser, place, depth + 1)

    def filled(self, form: Form, which: int = 0) -> Filling:
        return filled(form, which, self.known)

    def post(self, browser: Browser, target: str, data: Filling) -> Answer:
        return self.post_raw(browser, target, urlencode(data, doseq=True).encode(), "")

    def post_raw(
        self, browser: Browser, target: str, body: bytes, content_type: str, headers: dict[str, str] | None = None
    ) -> Answer:
        """Post; where the form did what it is for, search and undo it, so that the next post finds the same."""
        with browser.attempt() as undo:
            answer = self.send(browser, "POST", target, body, content_type, headers)
            if 300 <= answer.status < 400:
                self.search_stored()
                undo()
        if self.canaries.found_in(body):
            self.posted[route_of(target)] += 1
            if answer.status not in (403, 404, 405) and route_of(answer.location) not in DOORS:
                self.taken.add(route_of(target))
        place = f"answer {answer.status} to POST {route_of(target)}"
        self.found += finds(self.canaries, "header", place, repr(answer.headers))
        return answer

    def send(
        self,
        browser: Browser,
        method: str,
        path: str,
        body: bytes = b"",
        content_type: str = "",
        headers: dict[str, str] | None = None,
    ) -> Answer:
        """Send, and look at what a browser would keep of the answer."""
        answer = browser.send(method, path, body, content_type, headers)
        place = f"answer {answer.status} to {method} {route_of(path)}"
        if answer.status >= 500:
            self.errors.append(place)
        self.found += finds(self.canaries, "cookie", place, browser.cookies())
        if answer.headers.get("Cache-Control") != "no-store":
            kept = finds(self.canaries, "kept page", place, answer.body)
            # A public page or feed may be kept, and shows what passed the screen and was published.
            self.found += [find for find in kept if not self.canaries.has_passed(find.typed_into)]
        return answer
