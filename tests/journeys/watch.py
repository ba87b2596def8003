"""What no page may do: write to the console, break the policy, lose a file, scroll sideways, fail axe."""

from __future__ import annotations

from functools import cache
from typing import Any

from playwright.sync_api import ConsoleMessage, Page, Request, Response

from vs_portal.settings.env import BASE_DIR

AXE = BASE_DIR / "vs_portal" / "assets" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Revealing radios of GOV.UK Frontend carry aria-expanded (govuk-frontend issue 979): exactly this and nothing else.
ALLOWED = {("aria-allowed-attr", "govuk-radios__input")}


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
    """What axe finds on the page as it stands, and whether it scrolls sideways."""
    session = page.context.new_cdp_session(page)
    # In a world of its own, so that the page's policy does not stop axe.
    frame = session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
    world = session.send("Page.createIsolatedWorld", {"frameId": frame, "worldName": "axe"})["executionContextId"]
    _evaluate(session, world, axe_source() + ";0")
    result = _evaluate(
        session,
        world,
        f"axe.run(document, {{runOnly: {TAGS}, resultTypes: ['violations']}}).then(r => r.violations.map(v => "
        "({id: v.id, help: v.help, nodes: v.nodes.map(n => ({target: n.target.join(' '), html: n.html}))})))",
    )
    wide = _evaluate(session, world, "document.documentElement.scrollWidth - document.documentElement.clientWidth")
    session.detach()
    found = [
        f"{page.url}: {fault['id']}: {fault['help']}: {node['target']}: {node['html'][:120]}"
        for fault in result
        for node in fault["nodes"]
        if not _allowed(fault["id"], node["html"])
    ]
    return found + ([f"{page.url}: scrolls sideways by {wide} pixels"] if wide > 0 else [])


def faults_without_scripts(page: Page) -> list[str]:
    """The same for a page of a browser without JavaScript, in which axe cannot run.

    A second browser opens the address with the same cookies and gets none of the page's scripts; the policy allows no
    inline ones, so the page stands as it does without JavaScript.
    """
    browser = page.context.browser
    assert browser is not None
    twin = browser.new_context(storage_state=page.context.storage_state(), viewport=page.viewport_size)
    try:
        copy = twin.new_page()
        copy.route("**/*.js", lambda route: route.abort())
        copy.goto(page.url)
        return accessibility_faults(copy)
    finally:
        twin.close()


def _allowed(rule: str, html: str) -> bool:
    return any(rule == allowed and marker in html for allowed, marker in ALLOWED)


def _evaluate(session: Any, world: int, script: str) -> Any:
    answer = session.send(
        "Runtime.evaluate", {"expression": script, "contextId": world, "awaitPromise": True, "returnByValue": True}
    )
    assert "exceptionDetails" not in answer, answer["exceptionDetails"]
    return answer["result"].get("value")
