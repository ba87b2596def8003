"""Checks an ID token (OpenID Connect Core 3.1.3.7), also when it came straight from the token endpoint.

Refused: another algorithm than the asymmetric ones listed, an unknown key, a wrong issuer, audience or authorised
party, an expired or not yet valid token, a missing or different nonce, a subject that is missing, an access token that
is not the one the ID token speaks of, a tenant that is not on the list.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from dataclasses import dataclass, field
from typing import Any

import jwt
from allauth.socialaccount.providers.oauth2.client import OAuth2Error

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
LEEWAY = 30  # seconds of difference between clocks
OLDEST = 600  # a token was made for this sign-in, so a minute ago, not yesterday


class TokenRefused(OAuth2Error):
    """The ID token may not be used; the message is for the log, the person sees one page for all of them."""


@dataclass(frozen=True)
class Expected:
    """What the token must say, from our configuration and this sign-in."""

    issuer: str
    client_id: str
    nonce: str
    tenants: frozenset[str] = field(default_factory=frozenset)


def verify_id_token(token: str, *, keys: dict[str, Any], expected: Expected, access_token: str = "") -> dict[str, Any]:
    """Return the claims of a token that passes every check; raises TokenRefused with the reason."""
    try:
        header = jwt.get_unverified_header(token)
        claims: dict[str, Any] = jwt.decode(
            token,
            key=_key_for(header, keys),
            algorithms=[str(header.get("alg"))],
            audience=expected.client_id,
            issuer=expected.issuer,
            leeway=LEEWAY,
            options={"require": ["iss", "aud", "exp", "iat", "sub"], "verify_signature": True},
        )
    except (jwt.PyJWTError, TypeError, ValueError) as error:
        raise TokenRefused(f"ID token: {type(error).__name__}") from error
    _check_claims(claims, expected)
    _check_access_token(claims, str(header["alg"]), access_token)
    return claims


def _key_for(header: dict[str, Any], keys: dict[str, Any]) -> Any:
    if header.get("alg") not in ALGORITHMS:
        raise TokenRefused("ID token: algorithm not allowed")
    if "crit" in header:
        raise TokenRefused("ID token: critical header not understood")
    usable = [key for key in keys.get("keys", []) if key.get("use", "sig") == "sig" and key.get("kty") != "oct"]
    kid = header.get("kid")
    found = [key for key in usable if key.get("kid") == kid] if kid else usable
    if len(found) != 1:
        raise TokenRefused("ID token: no key for its signature")
    if found[0].get("alg", header["alg"]) != header["alg"]:
        raise TokenRefused("ID token: the key is for another algorithm")
    return jwt.PyJWK.from_json(json.dumps(found[0]), algorithm=str(header["alg"])).key


def _check_claims(claims: dict[str, Any], expected: Expected) -> None:
    audience = claims["aud"]
    if isinstance(audience, list) and len(audience) > 1 and claims.get("azp") != expected.client_id:
        raise TokenRefused("ID token: made for another client")
    if "azp" in claims and claims["azp"] != expected.client_id:
        raise TokenRefused("ID token: authorised for another client")
    if not isinstance(claims["sub"], str) or not claims["sub"]:
        raise TokenRefused("ID token: no subject")
    nonce = claims.get("nonce")
    if not expected.nonce or not isinstance(nonce, str) or not hmac.compare_digest(nonce, expected.nonce):
        raise TokenRefused("ID token: not for this sign-in")
    if not isinstance(claims["iat"], int | float) or claims["iat"] < time.time() - OLDEST:
        raise TokenRefused("ID token: made too long ago")
    if expected.tenants and claims.get("tid") not in expected.tenants:
        raise TokenRefused("ID token: tenant not on the list")


def _check_access_token(claims: dict[str, Any], algorithm: str, access_token: str) -> None:
    """Where the ID token names the access token (at_hash), it must be the one that came with it."""
    if "at_hash" not in claims:
        return
    digest = hashlib.new(f"sha{algorithm[-3:]}", access_token.encode()).digest()
    half = base64.urlsafe_b64encode(digest[: len(digest) // 2]).rstrip(b"=").decode()
    if not hmac.compare_digest(half, str(claims["at_hash"])):
        raise TokenRefused("ID token: came with another access token")
