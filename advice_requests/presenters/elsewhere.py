"""Where to go instead, for what the form may not take. 999 and the front door stand first on every page."""

from __future__ import annotations

from dataclasses import dataclass

from resources.selectors import phone_of, signposts


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """One page: title, what to know first, and the signposts in order. `at_risk` leads with the danger alone."""

    title: str
    lead: str
    paragraphs: tuple[str, ...]
    places: tuple[str, ...]
    at_risk: bool = False


PAGES: dict[str, Elsewhere] = {
    "child-at-risk": Elsewhere(
        "A child may be at risk of harm",
        "Do not use this portal. Nobody watches it at night or at weekends.",
        (
            (
                "Tell your designated safeguarding lead or your manager straight away, and follow your setting’s "
                "safeguarding policy. If the child has a social worker, tell the social worker too."
            ),
        ),
        ("worried-about-a-child", "nspcc", "childline"),
        at_risk=True,
    ),
    "one-child": Elsewhere(
        "Questions about one child",
        "In this role the Virtual School may not work on an individual child, so this form cannot take the question.",
        (
            (
                "If the child has a social worker, speak to the social worker. For a case of attendance, exclusion, admission "
                "or SEND, the council’s casework teams can look at the child’s record."
            ),
            "You can still ask here about your practice, a policy or a group of pupils, without naming anybody.",
        ),
        ("worried-about-a-child", "casework-teams", "sendiass", "local-offer", "core-team"),
    ),
    "looked-after-child": Elsewhere(
        "A looked-after or previously looked-after child",
        "The Virtual School’s core team and your designated teacher can help, also with an individual child.",
        (
            "Call the core team. Do not send details of a child through this portal.",
            (
                "Previously looked-after means left care in England or Wales through adoption, special guardianship or a "
                "child arrangements order."
            ),
        ),
        ("core-team", "worried-about-a-child", "advocacy"),
    ),
    "send-without-social-worker": Elsewhere(
        "A child with SEND who has no social worker",
        "This is outside the role of the Virtual School. These services can help.",
        ("Speak to the SENCO of the setting first, and use the graduated approach: assess, plan, do, review.",),
        ("local-offer", "casework-teams", "sendiass", "ipsea", "contact", "worried-about-a-child"),
    ),
    "parent-or-carer": Elsewhere(
        "Help for parents and carers",
        "This portal is for people who work in education and social care. These services are for you.",
        (
            (
                "Start with the school: the class teacher or head of year, the SENCO, or the designated safeguarding lead. "
                "If your child has a social worker, speak to the social worker."
            ),
        ),
        (
            "worried-about-a-child",
            "sendiass",
            "child-law-advice",
            "exclusions-hub",
            "kinship",
            "family-rights-group",
            "contact",
            "family-information",
            "complaint-school",
            "complaint-council",
        ),
    ),
}


def places_of(page: Elsewhere) -> list[dict[str, str | bool]]:
    """The signposts of a page, as `components/signpost.html` takes them."""
    return [
        {
            "need": row.need,
            "organisation": row.organisation,
            "note": row.note,
            "url": row.url,
            "phone": phone_of(row),
            "link_broken": row.link_broken,
        }
        for row in signposts(page.places)
    ]
