"""What no page may do: write to the console, break the policy, lose a file, scroll sideways, fail axe."""

from __future__ import annotations

import time
from functools import cache
from typing import Any

from playwright.sync_api import ConsoleMessage, Page, Request, Response

from vs_portal.settings.env import BASE_DIR

AXE = BASE_DIR / "vs_portal" / "assets" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Revealing radios of GOV.UK Frontend carry aria-expanded (govuk-frontend issue 979): exactly this and nothing else.
ALLOWED = {("aria-allowed-attr", "govuk-radios__input")}

PATIENCE = 15.0  # seconds for anything that a page does, on a busy machine
# Chromium runs no timers in a page without JavaScript, and axe puts off each step with setTimeout(…, 0): it would never
# finish. Promises do run there. Longer delays are limits of axe's own; ours is PATIENCE.
WITHOUT_TIMERS = "globalThis.setTimeout = (step, delay) => { if (!delay) Promise.resolve().then(step); return 0; };"
RUN = """;axe.run(document, {runOnly: %s, resultTypes: ['violations']}).then(
    r => r.violations.map(v => (
        {id: v.id, help: v.help, nodes: v.nodes.map(n => ({target: n.target.join(' '), html: n.html}))})),
    String).then(outcome => { globalThis.outcome = outcome; });0"""


class Watch:
    """Listens to the pages it follows and keeps what went wrong."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self.expected: set[int] = set()

    def expect(self, *statuses: int) -> None:
        """Let pages of this test answer with these statuses (a browser writes each to its console)."""
        self.expected.update(statuses)

    def follow(self, page: Page) -> None:
        page.on("console", lambda message: self._console(page, message))
        page.on("pageerror", lambda error: self.problems.append(f"{page.url}: script failed: {error}"))
        page.on("request", self._request)
        page.on("response", self._response)

    def _console(self, page: Page, message: ConsoleMessage) -> None:
        if message.type not in ("error", "warning"):
            return
        if any(f"status of {status}" in message.text for status in self.expected):
            return
        self.problems.append(f"{page.url}: console: {message.text}")

    def _request(self, request: Request) -> None:
        if "/csp-report" in request.url:
            self.problems.append(f"policy broken: {request.post_data}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected:
            self.problems.append(f"{response.url}: answered {response.status}")


@cache
def axe_source() -> str:
    """axe-core as the lock file of the assets names it."""
    assert AXE.is_file(), f"{AXE} is missing: run `manage.py test`, which installs it, or `npm ci` in vs_portal/assets"
    return AXE.read_text(encoding="utf-8")


def accessibility_faults(page: Page) -> list[str]:
    """What axe finds on the page as it stands, and whether it scrolls sideways; with and without JavaScript."""
    session = page.context.new_cdp_session(page)
    # In a world of its own, so that neither the page's policy nor its lack of scripts stops axe.
    frame = session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
    world = session.send("Page.createIsolatedWorld", {"frameId": frame, "worldName": "axe"})["executionContextId"]
    _evaluate(session, world, WITHOUT_TIMERS + axe_source() + RUN % TAGS)
    end = time.monotonic() + PATIENCE
    while (result := _evaluate(session, world, "globalThis.outcome")) is None:
        assert time.monotonic() < end, f"{page.url}: axe did not finish in {PATIENCE} s"
        page.wait_for_timeout(20)
    wide = _evaluate(session, world, "document.documentElement.scrollWidth - document.documentElement.clientWidth")
    session.detach()
    assert isinstance(result, list), f"{page.url}: axe failed: {result}"
    found = [
        f"{page.url}: {fault['id']}: {fault['help']}: {node['target']}: {node['html'][:120]}"
        for fault in result
        for node in fault["nodes"]
        if not _allowed(fault["id"], node["html"])
    ]
    return found + ([f"{page.url}: scrolls sideways by {wide} pixels"] if wide > 0 else [])


def _allowed(rule: str, html: str) -> bool:
    return any(rule == allowed and marker in html for allowed, marker in ALLOWED)


def _evaluate(session: Any, world: int, script: str) -> Any:
    answer = session.send("Runtime.evaluate", {"expression": script, "contextId": world, "returnByValue": True})
    assert "exceptionDetails" not in answer, answer["exceptionDetails"]
    return answer["result"].get("value")
