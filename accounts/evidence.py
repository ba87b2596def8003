"""What speaks for a request to join: the email domain and the role register, each as a fact and in words.

Only both together let somebody in without a person deciding: the domain shows that the address is the setting's, the
register (kept by the setting and confirmed each term) that this address holds the role. A membership that is not tied
to a setting always waits for staff.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from accounts.email_domains import domain_of, is_free
from accounts.models import Membership
from organisations.models import RoleContact, SettingEmailDomain


@dataclass(frozen=True)
class Evidence:
    """The two facts about one request."""

    domain_matches: bool
    register_matches: bool
    free_domain: bool
    domain: str

    @property
    def enough(self) -> bool:
        """Whether the request may be approved at once."""
        return self.domain_matches and self.register_matches and not self.free_domain

    @property
    def domain_words(self) -> str:
        """The first fact as a sentence."""
        if self.free_domain:
            return f"Anybody can get an address at {self.domain}. It says nothing about where this person works."
        if self.domain_matches:
            return f"{self.domain} is recorded as this setting's own domain."
        return f"{self.domain} is not recorded as this setting's domain."

    @property
    def register_words(self) -> str:
        """The second fact as a sentence."""
        if self.register_matches:
            return "The role register names this address in this role."
        return "The role register does not name this address in this role."


def evidence_for(membership: Membership) -> Evidence:
    """Look one request up."""
    return evidence_of([membership])[membership.pk]


def evidence_of(memberships: Sequence[Membership]) -> dict[int, Evidence]:
    """Look requests up in the recorded domains and in the current role register: two queries however many there are."""
    places = [membership.setting_id for membership in memberships if membership.setting_id is not None]
    domains = set(SettingEmailDomain.objects.filter(setting__in=places).values_list("setting_id", "domain"))
    today = timezone.localdate()
    register = RoleContact.objects.filter(Q(until=None) | Q(until__gte=today), setting__in=places, from_date__lte=today)
    named = {
        (setting, role, email.lower()) for setting, role, email in register.values_list("setting_id", "role", "email")
    }
    return {membership.pk: _one(membership, domains, named) for membership in memberships}


def _one(membership: Membership, domains: set[tuple[int, str]], named: set[tuple[int, str, str]]) -> Evidence:
    email = membership.person.email.lower()
    domain, free, setting = domain_of(email), is_free(email), membership.setting_id
    return Evidence(
        domain_matches=setting is not None and not free and (setting, domain) in domains,
        register_matches=setting is not None and (setting, membership.role, email) in named,
        free_domain=free,
        domain=domain,
    )
