"""Calls to an identity provider: short, small, to where the configuration says and nowhere else."""

from __future__ import annotations

from typing import Any

import requests
from requests.structures import CaseInsensitiveDict

TIMEOUT = (3, 5)
LARGEST = 512 * 1024


class BoundedSession(requests.Session):
    """Follows no redirect, heeds no proxy variables, reads at most half a megabyte."""

    def __init__(self) -> None:
        super().__init__()
        self.trust_env = False

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> requests.Response:  # type: ignore[override]  # requests' signature is longer
        kwargs |= {"timeout": TIMEOUT, "allow_redirects": False, "stream": True}
        response = super().request(method, url, *args, **kwargs)
        if response.is_redirect:
            response.close()
            raise requests.TooManyRedirects("The identity provider answered with a redirect.")
        response._content = _read(response)
        return response


def _read(response: requests.Response) -> bytes:
    content = bytearray()
    for chunk in response.iter_content(64 * 1024):
        content += chunk
        if len(content) > LARGEST:
            response.close()
            raise requests.exceptions.ContentDecodingError("The identity provider's answer is too long.")
    return bytes(content)


def bounded_session() -> BoundedSession:
    """A fresh session; sessions are not shared between requests, so neither are the provider's cookies."""
    session = BoundedSession()
    session.headers = CaseInsensitiveDict({"Accept": "application/json", "User-Agent": "virtual-school-portal"})
    return session
