"""What counts as a factor (T11): twice the same kind is one, a passkey is two, a provider's counts and is not strong."""

from __future__ import annotations

import pytest

from accounts.factors import Standing, kinds, standing


def record(name: str, **more: object) -> dict[str, object]:
    if name in ("totp", "webauthn", "recovery_codes"):
        return {"method": "mfa", "type": name, **more}
    return {"method": name, **more}


PASSKEY = record("webauthn", passwordless=True)


@pytest.mark.parametrize(
    ("records", "ordinary", "strong"),
    [
        ([], "needs_second", "needs_second"),
        ([record("password")], "needs_second", "needs_second"),
        ([record("password"), record("password")], "needs_second", "needs_second"),
        ([record("code"), record("code")], "needs_second", "needs_second"),
        ([record("totp")], "needs_second", "needs_second"),
        ([record("webauthn")], "needs_second", "needs_second"),
        ([record("password"), record("code")], "complete", "needs_strong"),
        ([record("password"), record("recovery_codes")], "complete", "needs_strong"),
        ([record("socialaccount"), record("provider_mfa")], "complete", "needs_strong"),
        ([record("socialaccount"), record("code")], "complete", "needs_strong"),
        ([record("password"), record("totp")], "complete", "complete"),
        ([record("code"), record("totp")], "complete", "complete"),
        ([record("password"), record("webauthn")], "complete", "complete"),
        ([PASSKEY], "complete", "complete"),
        ([{}], "needs_second", "needs_second"),
        ([{"method": ""}, {"method": "mfa"}], "needs_second", "needs_second"),
    ],
)
def test_how_far_a_session_has_come(records: list[dict[str, object]], ordinary: str, strong: str) -> None:
    assert standing(records, strong=False) is Standing(ordinary)
    assert standing(records, strong=True) is Standing(strong)


def test_a_passkey_at_sign_in_is_a_device_and_its_lock() -> None:
    assert kinds([PASSKEY]) == {"webauthn", "device_unlock"}
    assert kinds([record("webauthn")]) == {"webauthn"}
