"""What every answer of the portal must look like, whatever was asked."""

from __future__ import annotations

import re

from django.http import HttpResponse

DIRECTIVES = ("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
EXACT = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def faults(response: HttpResponse) -> list[str]:
    """Every way in which the answer falls short of the headers that the portal promises; empty is good."""
    found = [
        f"{name}: {response.headers.get(name)}" for name, value in EXACT.items() if response.headers.get(name) != value
    ]
    policy = response.headers.get("Content-Security-Policy", "")
    found += [f"policy lacks {part}" for part in DIRECTIVES if part not in policy]
    if "unsafe-" in policy or "*" in policy or "http:" in policy:
        found.append(f"policy is loose: {policy}")
    if "Cache-Control" not in response.headers:
        found.append("no Cache-Control")
    if "Server" in response.headers or "X-Powered-By" in response.headers:
        found.append("says what it runs on")
    if response.status_code >= 400 and response.headers.get("Cache-Control") != "no-store":
        found.append("a refusal may be kept")
    return found + inline(response)


def inline(response: HttpResponse) -> list[str]:
    """Inline styles and scripts, which the policy would stop."""
    if not response.headers.get("Content-Type", "").startswith("text/html") or response.streaming:
        return []
    page = response.content.decode()
    found = [f"inline {match[0][:60]}" for match in re.finditer(r"<style\b|\sstyle=\"|<[a-z][^>]*\son\w+=", page)]
    scripts = re.finditer(r"<script(?![^>]*\bsrc=)(?![^>]*\bnonce=)(?![^>]*application/json)[^>]*>", page)
    return found + [f"script without nonce {match[0]}" for match in scripts]


TOKENS = re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]*|(nonce=")[^"]*|("csrfToken":\s*")[^"]*')


def without_tokens(response: HttpResponse) -> bytes:
    """The page with everything replaced that differs from answer to answer."""
    return TOKENS.sub(rb"\1\2\3", response.content)
