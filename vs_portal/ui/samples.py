"""Made-up content for the gallery: one sample for each component of the design system and of the portal.

A component without a sample here fails a test, so that the gallery stays complete.
"""

from datetime import UTC, date, datetime
from typing import Any

_WHEN = datetime(2026, 12, 2, 15, 0, tzinfo=UTC)
_FACTS = [
    {"key": "Topic", "value": "Attendance", "href": "#topic"},
    {"key": "How many pupils", "value": "6 to 10", "href": "#pupils"},
    {"key": "Sent", "value": "25 November 2026"},
]
_ENTRIES = [
    {
        "who": "Designated safeguarding lead",
        "role": "Made-up School",
        "when": _WHEN,
        "theirs": True,
        "text": "Lateness has risen in Year 9 this term.\nWhat have other schools found to work?",
    },
    {"who": "Adviser", "what": "took the question", "when": _WHEN},
    {"who": "Adviser", "role": "Virtual School", "when": _WHEN, "text": "Three things are worth trying first."},
]

# Components of GOV.UK Frontend: name → parameters of its macro
GOVUK: dict[str, list[dict[str, Any]]] = {
    "back-link": [{"href": "#", "text": "Back to your questions"}],
    "breadcrumbs": [{"items": [{"text": "Home", "href": "/"}, {"text": "Questions", "href": "#"}, {"text": "Ask"}]}],
    "button": [
        {"text": "Send the question"},
        {"text": "Save for later", "classes": "govuk-button--secondary"},
        {"text": "Close the account", "classes": "govuk-button--warning"},
    ],
    "details": [{"summaryText": "What is a setting?", "text": "A school, college, nursery or pupil referral unit."}],
    "error-summary": [
        {
            "titleText": "There is a problem",
            "disableAutoFocus": True,
            "errorList": [{"text": "Enter your work email address", "href": "#sample-email"}],
        }
    ],
    "inset-text": [{"text": "We answer within five working days."}],
    "notification-banner": [
        {
            "text": "We sent your question to an adviser.",
            "type": "success",
            "titleId": "banner-success",
            "role": "region",
        },
        {"text": "The portal is away on Sunday from 6am to 8am.", "titleId": "banner-neutral"},
        {
            "text": "The file could not be read.",
            "classes": "app-banner--problem",
            "titleText": "There is a problem",
            "titleId": "banner-problem",
        },
    ],
    "panel": [{"titleText": "Question sent", "text": "Your reference is VS-2026-0042", "headingLevel": 2}],
    "pagination": [{"previous": {"href": "#"}, "next": {"href": "#"}, "landmarkLabel": "Pages of the guide"}],
    "summary-list": [{"rows": [{"key": {"text": "Setting"}, "value": {"text": "Made-up School"}}]}],
    "table": [
        {
            "caption": "Terms",
            "head": [{"text": "Term"}, {"text": "Starts"}],
            "firstCellIsHeader": True,
            "rows": [[{"text": "Autumn"}, {"text": "2 September 2026"}]],
        }
    ],
    "tabs": [
        {
            "items": [
                {"label": "Open", "id": "tab-open", "panel": {"text": "3 open questions"}},
                {"label": "Answered", "id": "tab-answered", "panel": {"text": "12 answered questions"}},
            ]
        }
    ],
    "tag": [{"text": "Waiting for you"}],
    "task-list": [
        {
            "idPrefix": "tasks",
            "items": [
                {"title": {"text": "Confirm your contacts"}, "href": "#", "status": {"tag": {"text": "To do"}}},
                {"title": {"text": "Add a second step"}, "href": "#", "status": {"text": "Done"}},
            ],
        }
    ],
    "warning-text": [{"text": "Do not write anything that could identify a child.", "iconFallbackText": "Warning"}],
}

# Components that stand around every page, the gallery's own included
AROUND = ("exit-this-page", "phase-banner", "service-navigation", "skip-link")

# Components of the portal: file in templates/components → contexts
PORTAL: dict[str, list[dict[str, Any]]] = {
    "card": [
        {
            "title": "Reduced timetables",
            "href": "#",
            "text": "What to agree, with whom, and for how long.",
            "meta": "Checked on 3 November 2026",
        }
    ],
    "clock": [
        {"words": "Answer due by 3pm on 2 December 2026", "when": _WHEN},
        {"words": "by 3pm today", "when": _WHEN, "state": "soon"},
        {"words": "since 20 November 2026", "when": _WHEN, "state": "late"},
        {"words": "while we wait for your reply", "state": "paused"},
    ],
    "confirm": [
        {
            "title": "Close this question?",
            "text": "You can open it again within 30 days.",
            "submit_text": "Close the question",
            "cancel_href": "#",
            "level": "h2",
        }
    ],
    "copy_button": [{"of": "sample-key", "text": "Copy the key"}],
    "dated_rule": [
        {
            "rule": {
                "title": "Provision from the sixth day",
                "value": "6",
                "unit": "school_days",
                "get_unit_display": "school days",
                "note": "",
                "source_url": "https://www.legislation.gov.uk/",
                "basis": "Education Act 2002, section 51A",
                "effective_from": date(2012, 9, 1),
                "checked_on": date(2026, 11, 3),
                "verified": True,
            }
        }
    ],
    "elsewhere": [
        {
            "title": "Worried that a child is at risk?",
            "urgent": True,
            "text": "Do not wait for an answer here.",
            "places": [
                {"name": "In an emergency", "phone": "999"},
                {"name": "Safeguarding hub", "phone": "01632 960 101", "text": "Open on weekdays"},
            ],
        },
        {
            "title": "Is this about one child?",
            "places": [
                {"name": "The child’s social worker", "text": "They know the plan."},
                {"name": "SEND advice service", "href": "#", "text": "For parents and young people."},
            ],
        },
    ],
    "empty": [
        {
            "title": "No open questions",
            "text": "Questions that you send will stand here.",
            "action_text": "Ask a question",
            "action_href": "#",
        }
    ],
    "filters": [{"title": "Filter the questions", "chosen": [{"text": "Attendance", "href": "#"}], "clear_href": "#"}],
    "hero": [
        {
            "title": "Help children do well",
            "level": "h2",
            "text": "Ask how your setting can help, and read the answer here.",
            "action_text": "Sign in",
            "action_href": "#",
            "other_text": "Create an account",
            "other_href": "#",
        }
    ],
    "marked_text": [
        {
            "parts": [
                {"text": "We have a pupil born on "},
                {"text": "31 February 2013", "words": "a date of birth"},
                {"text": " who lives near "},
                {"text": "ZZ99 9ZZ", "words": "a postcode", "warn": True},
                {"text": ". What should we do?"},
            ]
        }
    ],
    "message": [{"entry": _ENTRIES[0]}],
    "pagination": [{"previous_url": "#", "next_url": "#", "of": "questions"}],
    "print_button": [{"text": "Print the codes"}],
    "signpost": [
        {
            "signpost": {
                "need": "Advice about an exclusion",
                "organisation": "Made-up advice line",
                "url": "#",
                "phone": "01632 960 199",
                "note": "Weekdays, 9:30am to 3pm",
            }
        }
    ],
    "sort_header": [{"text": "Due", "href": "#", "direction": "ascending"}],
    "stats": [
        {
            "tiles": [
                {"label": "Open", "value": "12"},
                {"label": "Due today", "value": "3"},
                {"label": "Answered in time", "value": "94%", "note": "of 210 this term"},
            ]
        }
    ],
    "phone": [{"number": "01632 960 101"}],
    "status_tag": [
        {"text": "New", "tone": "new"},
        {"text": "Answered", "tone": "go"},
        {"text": "Waiting for you", "tone": "warn"},
        {"text": "Declined", "tone": "stop"},
        {"text": "Closed"},
    ],
    "steps": [
        {
            "steps": [
                {"title": "You ask", "text": "About your setting, not about one child.", "state": "done"},
                {"title": "An adviser takes it", "text": "Within one working day.", "state": "current"},
                {"title": "You hear from us", "text": "Within five working days."},
            ]
        }
    ],
    "sub_navigation": [
        {
            "label": "Baskets",
            "tabs": [
                {"text": "Mine", "href": "#", "current": True, "count": 4},
                {"text": "Unowned", "href": "#", "count": 12},
                {"text": "Answered", "href": "#"},
            ],
        }
    ],
    "summary_card": [{"title": "Your question", "rows": _FACTS, "card_href": "#all"}],
    "summary_list": [{"rows": _FACTS}],
    "table": [
        {
            "caption": "Open questions",
            "columns": [
                {"text": "Question"},
                {"text": "State"},
                {"text": "Due", "sort": {"href": "#", "direction": "ascending"}},
                {"text": "Replies", "number": True},
            ],
            "rows": [
                [
                    {"text": "Lateness in Year 9", "href": "#", "note": "Attendance"},
                    {"text": "New", "tone": "new"},
                    "2 December 2026",
                    "0",
                ],
                [
                    {"text": "Reading suppressed data", "href": "#"},
                    {"text": "Answered", "tone": "go"},
                    "27 November 2026",
                    "3",
                ],
            ],
        }
    ],
    "thread": [{"entries": _ENTRIES}],
}
