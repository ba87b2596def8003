"""A small OpenID Connect provider on loopback, for tests: real HTTP, real keys, PKCE enforced, and able to lie.

It holds to the standard unless a test tells it to forge: other claims, another key or algorithm, another answer.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

CLIENT_ID, CLIENT_SECRET = "portal", "a-secret-of-tests"
Claims = dict[str, Any]


@dataclass
class Lies:
    """What the provider does instead of what it should."""

    claims: Callable[[Claims], Claims] = lambda claims: claims
    header: dict[str, Any] = field(default_factory=dict)
    sign: Callable[[Claims, dict[str, Any]], str] | None = None
    token: Callable[[dict[str, Any]], dict[str, Any]] = lambda answer: answer
    discovery: Callable[[dict[str, Any]], dict[str, Any]] = lambda config: config
    keys: Callable[[dict[str, Any]], dict[str, Any]] = lambda keys: keys
    token_status: int = 200


class Provider:
    """The server; `user` is who signs in, `lies` what goes wrong."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.user: Claims = {"sub": "user-1", "email": "ola@oak.example", "name": "Ola Provider"}
        self.lies = Lies()
        self.codes: dict[str, dict[str, str]] = {}
        self.requests: list[str] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True)
        self.thread.start()

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def reset(self) -> None:
        """Back to the truth."""
        self.user = {"sub": "user-1", "email": "ola@oak.example", "name": "Ola Provider"}
        self.lies, self.codes, self.requests = Lies(), {}, []

    # ---- answers
    def discovery(self) -> dict[str, Any]:
        return self.lies.discovery(
            {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/jwks",
                "userinfo_endpoint": f"{self.issuer}/userinfo",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            }
        )

    def jwks(self) -> dict[str, Any]:
        public = json.loads(RSAAlgorithm.to_jwk(self.key.public_key()))
        return self.lies.keys({"keys": [{**public, "kid": "key-1", "use": "sig", "alg": "RS256"}]})

    def authorize(self, query: dict[str, str]) -> str:
        """Where the browser is sent back to: the person has agreed."""
        assert query["code_challenge_method"] == "S256", "PKCE is asked for"
        code = secrets.token_urlsafe(16)
        self.codes[code] = query
        return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"

    def token(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        asked = self.codes.pop(form.get("code", ""), None)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(form.get("code_verifier", "").encode()).digest()).rstrip(
            b"="
        )
        fits = (
            asked is not None
            and asked["code_challenge"] == challenge.decode()
            and form.get("client_secret") == CLIENT_SECRET
            and form.get("redirect_uri") == asked["redirect_uri"]
        )
        if not fits or asked is None:
            return 400, {"error": "invalid_grant"}
        access = secrets.token_urlsafe(16)
        answer = {
            "access_token": access,
            "token_type": "Bearer",
            "expires_in": 300,
            "id_token": self.id_token(asked.get("nonce", ""), access),
        }
        return self.lies.token_status, self.lies.token(answer)

    def id_token(self, nonce: str, access_token: str) -> str:
        now = int(time.time())
        half = hashlib.sha256(access_token.encode()).digest()[:16]
        claims = self.lies.claims(
            {
                "iss": self.issuer,
                "aud": CLIENT_ID,
                "iat": now,
                "exp": now + 300,
                "nonce": nonce,
                **self.user,
                "at_hash": base64.urlsafe_b64encode(half).rstrip(b"=").decode(),
            }
        )
        header = {"kid": "key-1", **self.lies.header}
        if self.lies.sign:
            return self.lies.sign(claims, header)
        return jwt.encode(claims, self.key, algorithm="RS256", headers=header)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, format: str, *args: object) -> None:
                """Tests stay quiet."""

            def do_GET(self) -> None:
                address = urlsplit(self.path)
                provider.requests.append(address.path)
                query = {name: values[-1] for name, values in parse_qs(address.query).items()}
                if address.path == "/authorize":
                    self.send_response(302)
                    self.send_header("Location", provider.authorize(query))
                    self.end_headers()
                    return
                answers = {"/.well-known/openid-configuration": provider.discovery, "/jwks": provider.jwks}
                make = answers.get(address.path)
                self.answer(200, make()) if make else self.answer(404, {})

            def do_POST(self) -> None:
                provider.requests.append(self.path)
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                form = {name: values[-1] for name, values in parse_qs(body).items()}
                self.answer(*provider.token(form))

            def answer(self, status: int, data: dict[str, Any]) -> None:
                content = json.dumps(data).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

        return Handler
