"""Whose an email domain is. Domains that anybody can get an address at never speak for a setting."""

from __future__ import annotations

# The free providers that are met in practice; a domain counts for a setting only if staff recorded it as its own, so
# this list is the second lock: it stops one of these being recorded or matched by mistake.
FREE_DOMAINS = frozenset(
    {
        "aol.co.uk",
        "aol.com",
        "btinternet.com",
        "duck.com",
        "fastmail.com",
        "gmail.com",
        "gmx.co.uk",
        "gmx.com",
        "googlemail.com",
        "hotmail.co.uk",
        "hotmail.com",
        "icloud.com",
        "live.co.uk",
        "live.com",
        "mac.com",
        "mail.com",
        "me.com",
        "msn.com",
        "ntlworld.com",
        "outlook.co.uk",
        "outlook.com",
        "pm.me",
        "proton.me",
        "protonmail.com",
        "rocketmail.com",
        "sky.com",
        "talktalk.net",
        "tiscali.co.uk",
        "tutanota.com",
        "virginmedia.com",
        "yahoo.co.uk",
        "yahoo.com",
        "yandex.com",
        "ymail.com",
        "zoho.com",
    }
)


def domain_of(email: str) -> str:
    """The part after the last @, in lower case and in its ASCII form."""
    domain = email.rpartition("@")[2].strip().rstrip(".").lower()
    try:
        return domain.encode("idna").decode()
    except UnicodeError:
        return ""


def is_free(email: str) -> bool:
    """Whether anybody can get an address at this domain."""
    return domain_of(email) in FREE_DOMAINS
