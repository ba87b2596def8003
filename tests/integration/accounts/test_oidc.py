"""OpenID Connect against a real provider on loopback (T12, S12): one honest way in, and every forged one refused."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client

from accounts.models import Person
from tests.cast import sign_in
from tests.factories import give_role, make_person, make_setting
from tests.integration.accounts.conftest import code_from_mail
from tests.oidc_provider import CLIENT_ID, CLIENT_SECRET, Claims, Lies, Provider

pytestmark = pytest.mark.django_db
LOGIN = "/account/oidc/test/login/"
CALLBACK = "/account/oidc/test/login/callback/"
Forge = Callable[[Provider], Lies]


@pytest.fixture(scope="module")
def server() -> Iterator[Provider]:
    provider = Provider()
    yield provider
    provider.stop()


@pytest.fixture
def provider(server: Provider, settings: Any) -> Provider:
    server.reset()
    configure(settings, server)
    return server


def configure(settings: Any, provider: Provider, **more: Any) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "test",
                    "name": "Test Council",
                    "client_id": CLIENT_ID,
                    "secret": CLIENT_SECRET,
                    "settings": {"server_url": provider.issuer, **more},
                }
            ],
        }
    }


def linked(provider: Provider, role: str = "dsl", subject: str = "user-1") -> Person:
    """Somebody whose account is tied to the provider's subject, and whose role was decided here."""
    person = make_person("ola@oak.example", "Ola Provider", password=None)
    give_role(person, role, setting=make_setting() if role == "dsl" else None)
    SocialAccount.objects.create(user=person, provider="test", uid=f"{provider.issuer}|{subject}")
    return person


def start(client: Client) -> str:
    """Begin at the portal, agree at the provider; returns the address that the browser comes back to."""
    there = client.post(LOGIN)
    assert there.status_code == 302, there.content.decode()
    return requests.get(there["Location"], allow_redirects=False, timeout=5).headers["Location"]


def come_back(client: Client, address: str) -> Any:
    parts = urlsplit(address)
    return client.get(f"{parts.path}?{parts.query}")


def signed_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def test_the_honest_way_needs_a_second_factor_here(client: Client, provider: Provider) -> None:
    """An identity from the provider is one factor; a code by email follows unless its own is trusted."""
    person = linked(provider)
    response = come_back(client, start(client))
    assert response["Location"] == "/account/login/code/confirm/"
    assert not signed_in(client)
    client.post(response["Location"], {"code": code_from_mail(person.email)})
    assert signed_in(client)


def test_the_request_carries_pkce_state_and_nonce_and_our_own_address(
    client: Client, provider: Provider, settings: Any
) -> None:
    settings.ORIGIN = "https://portal.example"
    query = parse_qs(urlsplit(client.post(LOGIN)["Location"]).query)
    assert query["code_challenge_method"] == ["S256"]
    assert len(query["nonce"][0]) >= 32
    assert len(query["state"][0]) >= 16
    assert query["redirect_uri"] == ["https://portal.example" + CALLBACK]
    assert query["response_type"] == ["code"]


def test_the_address_line_cannot_change_the_request(client: Client, provider: Provider) -> None:
    """allauth lets `?scope=` and `?auth_params=` through; we do not."""
    location = client.post(f"{LOGIN}?scope=admin&auth_params=prompt%3Dnone%26nonce%3Dfixed")["Location"]
    query = parse_qs(urlsplit(location).query)
    assert set(query["scope"][0].split()) == {"openid", "profile", "email"}
    assert "prompt" not in query
    assert query["nonce"] != ["fixed"]


def test_starting_needs_a_post(client: Client, provider: Provider) -> None:
    """T14: sign-in CSRF: a link alone sends nobody to the provider."""
    assert client.get(LOGIN).status_code == 200
    assert "/authorize" not in provider.requests
    assert Client(enforce_csrf_checks=True).post(LOGIN).status_code == 403


def hs256(claims: Claims, header: dict[str, Any]) -> str:
    return jwt.encode(claims, "x" * 32, algorithm="HS256", headers=header)


def unsigned(claims: Claims, header: dict[str, Any]) -> str:
    def part(data: dict[str, Any]) -> str:
        return base64.urlsafe_b64encode(json.dumps(data).encode()).rstrip(b"=").decode()

    return f"{part({'alg': 'none', **header})}.{part(claims)}."


def other_key(claims: Claims, header: dict[str, Any]) -> str:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return jwt.encode(claims, key, algorithm="RS256", headers=header)


def without(name: str) -> Forge:
    return lambda _: Lies(claims=lambda claims: {key: value for key, value in claims.items() if key != name})


def with_claims(**changes: Any) -> Forge:
    return lambda _: Lies(claims=lambda claims: {**claims, **changes})


def signature_changed(provider: Provider) -> Lies:
    def sign(claims: Claims, header: dict[str, Any]) -> str:
        token = jwt.encode(claims, provider.key, algorithm="RS256", headers=header)
        head, body, signature = token.split(".")
        return f"{head}.{body}.{'A' * 20}{signature[20:]}"

    return Lies(sign=sign)


def body_changed(provider: Provider) -> Lies:
    def sign(claims: Claims, header: dict[str, Any]) -> str:
        head, _, signature = jwt.encode(claims, provider.key, algorithm="RS256", headers=header).split(".")
        body = (
            base64.urlsafe_b64encode(json.dumps({**claims, "sub": "user-1"}, indent=1).encode()).rstrip(b"=").decode()
        )
        return f"{head}.{body}.{signature}"

    return Lies(sign=sign)


def own_key_in_header(provider: Provider) -> Lies:
    def sign(claims: Claims, header: dict[str, Any]) -> str:
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key()))
        return jwt.encode(claims, key, algorithm="RS256", headers={**header, "jwk": public})

    return Lies(sign=sign)


FORGED: dict[str, Forge] = {
    "no signature": lambda _: Lies(sign=unsigned),
    "symmetric signature": lambda _: Lies(sign=hs256),
    "another key": lambda _: Lies(sign=other_key),
    "key in the header": own_key_in_header,
    "signature changed": signature_changed,
    "body changed": body_changed,
    "unknown key id": lambda _: Lies(header={"kid": "key-9"}),
    "critical header": lambda _: Lies(header={"crit": ["exp"]}),
    "another issuer": with_claims(iss="https://evil.example"),
    "another audience": with_claims(aud="another-client"),
    "several audiences without party": with_claims(aud=[CLIENT_ID, "another-client"]),
    "another party": with_claims(azp="another-client"),
    "expired": with_claims(exp=int(time.time()) - 3600),
    "not yet valid": with_claims(nbf=int(time.time()) + 3600),
    "made long ago": with_claims(iat=int(time.time()) - 3600),
    "no nonce": without("nonce"),
    "another nonce": with_claims(nonce="of-another-sign-in"),
    "nonce of another type": with_claims(nonce=["x"]),
    "no subject": without("sub"),
    "empty subject": with_claims(sub=""),
    "subject of another type": with_claims(sub={"$ne": ""}),
    "no expiry": without("exp"),
    "no issue time": without("iat"),
    "another access token": with_claims(at_hash="AAAAAAAAAAAAAAAAAAAAAA"),
    "no ID token": lambda _: Lies(token=lambda answer: {**answer, "id_token": None}),
    "not a token": lambda _: Lies(token=lambda answer: {**answer, "id_token": "x.y.z"}),
    "token refused": lambda _: Lies(token_status=500),
    "answer without access token": lambda _: Lies(token=lambda answer: {"id_token": answer["id_token"]}),
    "no keys": lambda _: Lies(keys=lambda keys: {"keys": []}),
    "keys of another shape": lambda _: Lies(keys=lambda keys: {"oops": 1}),
    "symmetric key among the keys": lambda _: Lies(
        sign=hs256,
        keys=lambda keys: {"keys": [{"kty": "oct", "kid": "key-1", "k": base64.urlsafe_b64encode(b"x" * 32).decode()}]},
    ),
}


@pytest.mark.parametrize("name", FORGED)
def test_a_forged_answer_signs_nobody_in(client: Client, provider: Provider, name: str) -> None:
    """S12: forged and misused answers, 0 accepted; each ends on one page and never in a crash."""
    linked(provider)
    provider.lies = FORGED[name](provider)
    response = come_back(client, start(client))
    assert response.status_code == 401, response
    assert "<h1" in response.content.decode()
    assert not signed_in(client)
    assert "account_authentication_methods" not in client.session


def test_a_description_for_another_issuer_starts_nothing(client: Client, provider: Provider) -> None:
    """Mix-up: the configured address must describe itself."""
    provider.lies = Lies(discovery=lambda config: {**config, "issuer": "https://evil.example"})
    assert client.post(LOGIN).status_code == 401
    assert "/authorize" not in provider.requests


MISUSED: dict[str, Callable[[str], str]] = {
    "no state": lambda query: query.split("&state=")[0],
    "another state": lambda query: query.split("&state=")[0] + "&state=AAAAAAAAAAAAAAAA",
    "no code": lambda query: "state=" + query.split("&state=")[1],
    "another code": lambda query: "code=forged&state=" + query.split("&state=")[1],
    "another issuer (RFC 9207)": lambda query: query + "&iss=https://evil.example",
    "an error": lambda query: "error=access_denied&state=" + query.split("&state=")[1],
}


@pytest.mark.parametrize("name", MISUSED)
def test_a_misused_callback_signs_nobody_in(client: Client, provider: Provider, name: str) -> None:
    """S12: the way back with something missing, made up or from another provider."""
    linked(provider)
    parts = urlsplit(start(client))
    response = client.get(f"{parts.path}?{MISUSED[name](parts.query)}")
    assert response.status_code in (401, 302)
    assert not signed_in(client)
    assert "account_authentication_methods" not in client.session


def test_a_callback_works_once_and_in_one_browser(client: Client, provider: Provider) -> None:
    """Replay, and sign-in CSRF with the attacker's own code."""
    linked(provider)
    address = start(client)
    victim = Client()
    assert come_back(victim, address).status_code == 401
    assert "account_authentication_methods" not in victim.session
    assert come_back(client, address).status_code == 302
    assert come_back(client, address).get("Location") != "/"


def test_a_post_to_the_callback_is_refused(client: Client, provider: Provider) -> None:
    address = urlsplit(start(client))
    assert client.post(f"{address.path}?{address.query}").status_code == 405


def test_the_same_email_from_a_provider_is_somebody_else(client: Client, provider: Provider) -> None:
    """T12, nOAuth: an address in a token, verified or not, opens no account here."""
    victim = make_person("ola@oak.example", "The Victim")
    give_role(victim, "dsl", setting=make_setting())
    provider.user = {"sub": "attacker", "email": "ola@oak.example", "email_verified": True, "name": "Mal Ory"}
    response = come_back(client, start(client))
    assert response["Location"].startswith("/account/3rdparty/signup/")
    assert not signed_in(client)
    setting = make_setting()
    client.post(
        response["Location"],
        {
            "email": "ola@oak.example",
            "name": "Mal Ory",
            "job_title": "X",
            "role": "dsl",
            "place": str(setting.public_id),
        },
    )
    assert not SocialAccount.objects.exists()
    assert not signed_in(client)


def test_the_same_subject_of_another_issuer_is_somebody_else(client: Client, provider: Provider) -> None:
    """T12: identities are issuer and subject together."""
    person = linked(provider)
    SocialAccount.objects.filter(user=person).update(uid="https://other.example|user-1")
    assert come_back(client, start(client))["Location"].startswith("/account/3rdparty/signup/")


def test_entra_is_known_by_object_id_and_tenant(client: Client, provider: Provider, settings: Any) -> None:
    """STACK: Entra's `sub` differs by application; `oid` is the person, and the tenant must be on the list."""
    configure(settings, provider, uid_field="oid", tenants=["tenant-1"])
    linked(provider, subject="object-1")
    provider.user |= {"oid": "object-1", "tid": "tenant-2"}
    assert come_back(client, start(client)).status_code == 401
    provider.user |= {"tid": "tenant-1"}
    assert come_back(client, start(client))["Location"] == "/account/login/code/confirm/"


@pytest.mark.parametrize(
    ("trusted", "claims", "enough"),
    [
        ({"trust_mfa": True}, {"amr": ["pwd", "mfa"]}, True),
        ({"trust_mfa": True, "mfa_acr": ["high"]}, {"acr": "high"}, True),
        ({"trust_mfa": True}, {"amr": ["pwd"]}, False),
        ({"trust_mfa": True}, {"amr": "mfa"}, False),
        ({"trust_mfa": True}, {}, False),
        ({}, {"amr": ["pwd", "mfa"]}, False),
        ({"trust_mfa": "yes"}, {"amr": ["mfa"]}, False),
    ],
)
def test_the_providers_second_factor_counts_only_where_we_trust_it(
    client: Client, provider: Provider, settings: Any, trusted: dict[str, Any], claims: Claims, enough: bool
) -> None:
    """T11: amr or acr must say so, and the configuration must trust it."""
    configure(settings, provider, **trusted)
    linked(provider)
    provider.user |= claims
    come_back(client, start(client))
    assert signed_in(client) is enough


def test_staff_still_need_an_authenticator_of_their_own(client: Client, provider: Provider, settings: Any) -> None:
    """A provider's second factor is not the strong one that Virtual School roles need."""
    configure(settings, provider, trust_mfa=True)
    linked(provider, "vs_adviser")
    provider.user |= {"amr": ["mfa"]}
    assert come_back(client, start(client))["Location"] == "/account/2fa/"
    assert client.get("/manage/access/")["Location"] == "/account/2fa/"


def test_a_new_person_from_a_provider_waits_for_approval(client: Client, provider: Provider) -> None:
    """Nobody gets a role by signing in: the form asks for one, and it waits."""
    response = come_back(client, start(client))
    chosen = client.get(response["Location"])["Location"]
    assert chosen == "/account/join/?then=provider"
    setting = make_setting("Provider School")
    form = client.get(f"/account/3rdparty/signup/?role=dsl&place={setting.public_id}").content.decode()
    assert 'value="ola@oak.example"' in form
    assert 'value="Ola Provider"' in form
    client.post(
        "/account/3rdparty/signup/",
        {
            "email": "ola@oak.example",
            "name": "Ola Provider",
            "job_title": "Lead",
            "role": "dsl",
            "place": str(setting.public_id),
        },
    )
    client.post("/account/login/code/confirm/", {"code": code_from_mail("ola@oak.example")})
    person = Person.objects.get(email="ola@oak.example")
    assert person.memberships.get().state == "requested"
    assert client.get("/account/pending/").status_code == 200
    stored = SocialAccount.objects.get(user=person)
    assert set(stored.extra_data["id_token"]) <= {"iss", "sub", "tid", "amr", "acr"}


def test_a_closed_account_stays_closed(client: Client, provider: Provider) -> None:
    person = linked(provider)
    Person.objects.filter(pk=person.pk).update(is_active=False)
    come_back(client, start(client))
    assert not signed_in(client)


def test_connecting_needs_a_confirmed_sign_in(client: Client, provider: Provider) -> None:
    """T11: somebody at an unlocked screen cannot tie their own identity to it."""
    person = make_person("ann@oak.example")
    give_role(person, "dsl", setting=make_setting())
    sign_in(client, person, fresh=False)
    there = client.post(f"{LOGIN}?process=connect")
    address = requests.get(there["Location"], allow_redirects=False, timeout=5).headers["Location"]
    assert come_back(client, address)["Location"].startswith("/account/reauthenticate/")
    assert not SocialAccount.objects.exists()


def test_a_provider_that_is_not_configured_is_404(client: Client, provider: Provider) -> None:
    assert client.post("/account/oidc/nobody/login/").status_code == 404
    assert client.get("/account/oidc/nobody/login/callback/?code=x&state=y").status_code == 404
