"""Who may do what, written by hand: the permission matrix of SECURITY section 2 for the pages that exist.

The product never reads this file, and it does not read the product's own declarations: a slip in either shows.

Columns: ANON nobody signed in (also an account that is closed, and a sign-in without its second factor); PEND signed in
and not approved; DSL school staff who ask; SW social worker; HEAD headteacher; TRUST trust lead; VS duty adviser and
adviser; VSH head of the Virtual School; ED editor; OFF data officer; APP data approver; ADM administrator.

Cells: `Y` allow; `S` own setting only, else 404; `O` own item only, else 404; `U` allow after fresh authentication, else
302 to confirm; `A` only who has the question, else 403; `R` may see the question, but the act is not theirs: 403; `-` refuse: 302 to sign in, 302 to the pending page, or 403. Methods that a view does not offer are 405
to those who may use it. Where a page is stricter than SECURITY section 2, the note says so.
"""

from __future__ import annotations

from dataclasses import dataclass

COLUMNS = ("ANON", "PEND", "DSL", "SW", "HEAD", "TRUST", "VS", "VSH", "ED", "OFF", "APP", "ADM")
ALL = "Y Y  Y Y Y Y  Y Y Y Y Y Y"
OWN = "- Y  Y Y Y Y  Y Y Y Y Y Y"
KEPT = "- O  O O O O  O O O O O O"
OWN_FRESH = "- U  U U U U  U U U U U U"
STAFF = "- -  - - - -  Y Y Y Y Y Y"
ADVISERS = "- -  - - - -  Y Y - - - -"
PEOPLE = "- -  - - - -  Y Y - - - Y"
MANAGERS = "- -  - - - -  - Y Y - - Y"
ROUTING = "- -  - - - -  - Y - - - Y"
ADMIN_FRESH = "- -  - - - -  - - - - - U"
ASKERS = "- -  Y Y - -  - - - - - -"
READERS = "- -  S O - -  Y Y - - - -"
HOLDER = "- -  - - - -  A A - - - -"
ASKING_SIDE = "- -  S O - -  R R - - - -"
CONTACTS = "- -  S - - -  Y Y - - - Y"


@dataclass(frozen=True)
class Row:
    """One page: the cells in the order of COLUMNS, and statuses that it may also answer with to those it allows."""

    cells: str
    also: tuple[int, ...] = ()
    note: str = ""

    def cell(self, column: str) -> str:
        return self.cells.split()[COLUMNS.index(column)]


_HAND = "what can be done depends on the state: 409 where it forbids"
MATRIX: dict[str, Row] = {
    # Public pages
    **{
        name: Row(ALL)
        for name in (
            "home",
            "theme",
            "health_live",
            "public:about",
            "public:parents",
            "public:child_at_risk",
            "public:contact",
            "public:privacy",
            "public:screening",
            "public:cookies",
            "public:accessibility",
            "public:robots",
            "public:sitemap",
            "public:sitemap_section",
            "feeds:new_items",
            "public:security_contact",
            "accounts:demo_sign_in",
            "notifications:demo_mailbox",
            "organisations:find",
            "organisations:suggest",
            "key_dates:index",
            "key_dates:kind",
            "key_dates:ics",
            "resources:search",
            "resources:where_else",
            "resources:organisations",
            "resources:organisation",
            "resources:collections",
            "resources:collection",
            "resources:collection_whole",
            "resources:item",
            "resources:stop",
            "resources:where_else_group",
            "resources:you_said",
            "resources:reported",
            "advice_requests:elsewhere",
            "accounts:join",
        )
    },
    **{
        f"open_referral:{name}": Row(ALL)
        for name in (
            "about",
            "root",
            "openapi",
            "services",
            "service",
            "taxonomies",
            "taxonomy",
            "taxonomy_terms",
            "taxonomy_term",
            "service_at_locations",
            "service_at_location",
        )
    },
    "health_ready": Row(ALL, also=(503,), note="503 while there is no relay"),
    "notifications:demo_message": Row(ALL),
    "notifications:demo_file": Row(ALL),
    "public:csp_report": Row(ALL, also=(415,)),
    # Signing in and up; allauth sends away whoever is signed in already
    **{
        name: Row(ALL)
        for name in (
            "account_login",
            "account_logout",
            "account_signup",
            "account_inactive",
            "account_reset_password",
            "account_email_verification_sent",
            "account_confirm_login_code",
            "account_confirm_password_reset_code",
            "account_complete_password_reset",
            "account_password_reset_completed",
            "account_request_login_code",
            "mfa_authenticate",
            "mfa_login_webauthn",
            "socialaccount_signup",
            "socialaccount_login_cancelled",
        )
    },
    "socialaccount_login_error": Row(ALL, also=(401,), note="says that the other organisation did not let them in"),
    "openid_connect_login": Row(ALL, also=(404,), note="404 while no provider is configured"),
    "openid_connect_callback": Row(ALL, also=(404,), note="404 while no provider is configured"),
    # A person's own account
    **{
        name: Row(OWN)
        for name in (
            "accounts:overview",
            "accounts:details",
            "accounts:pending",
            "accounts:find_another",
            "accounts:ask",
            "accounts:sign_in_again",
            "account_reauthenticate",
            "mfa_reauthenticate",
            "mfa_reauthenticate_webauthn",
            "mfa_index",
            "usersessions_list",
        )
    },
    **{
        name: Row(OWN_FRESH)
        for name in (
            "accounts:data",
            "accounts:download",
            "accounts:erase",
            "account_email",
            "account_change_password",
            "account_set_password",
            "mfa_activate_totp",
            "mfa_deactivate_totp",
            "mfa_view_recovery_codes",
            "mfa_generate_recovery_codes",
            "mfa_download_recovery_codes",
            "mfa_list_webauthn",
            "mfa_add_webauthn",
            "socialaccount_connections",
        )
    },
    # What search needs of editors
    "resources_desk:searches": Row("- -  - - - -  Y Y Y - - -"),
    "resources_desk:search_outcome": Row("- -  - - - -  Y Y Y - - -"),
    **{
        f"resources_desk:{name}": Row("- -  - - - -  - Y Y - - -")
        for name in ("synonyms", "synonym_add", "synonym_change")
    },
    # What a reader keeps; somebody else's is missing
    **{f"resources:{name}": Row(OWN) for name in ("mine", "undo", "keep", "useful", "save_search")},
    **{f"resources:{name}": Row(KEPT) for name in ("unkeep", "saved_search", "remove_search")},
    "resources:report": Row(ALL, also=(422,), note="422 for an empty form"),
    # Staff pages
    "manage": Row(STAFF),
    # Keeping the directory true
    **{
        f"resources_desk:{name}": Row("- -  - - - -  Y Y Y - - -", also=(422,), note="422 for an empty form")
        for name in ("due", "check", "links", "link_again", "reports", "report")
    },
    **{
        f"resources_desk:{name}": Row("- -  - - - -  - Y Y - - -", also=(422,), note="422 for an empty form")
        for name in ("law", "law_topic", "law_undo")
    },
    # Writing the directory
    **{
        f"resources_desk:{name}": Row("- -  - - - -  Y Y Y - - -", also=(409,), note="409 for a post without its mark")
        for name in (
            "items",
            "new",
            "item",
            "section",
            "keep",
            "send",
            "take_back",
            "revise",
            "version",
            "preview",
            "restore",
        )
    },
    "resources_desk:organisation_suggest": Row("- -  - - - -  Y Y Y - - -"),
    "resources_desk:discard": Row(
        "- -  - - - -  Y Y Y - - -", also=(403, 409), note="403 for an adviser who wrote none of it"
    ),
    **{
        f"resources_desk:{name}": Row("- -  - - - -  - Y Y - - -", note="for those who publish")
        for name in ("review", "send_back", "archive")
    },
    **{
        f"resources_desk:{name}": Row("- -  - - - -  - Y Y - - -", also=(409,), note="409 for a post without its mark")
        for name in (
            "organisations",
            "organisation_new",
            "organisation",
            "organisation_change",
            "organisation_remove",
            "place_new",
            "place",
            "place_remove",
            "collections",
            "collection_new",
            "collection",
            "collection_change",
            "collection_remove",
            "collection_add",
            "collection_why",
            "collection_up",
            "collection_down",
            "collection_out",
            "topics",
            "topic",
            "hand_over",
        )
    },
    "components": Row("- -  - - - -  Y Y Y - - Y"),
    "screening_counts": Row("- -  - - - -  - Y - - - Y"),
    "accounts:access_requests": Row(PEOPLE),
    "accounts:decide": Row(PEOPLE),
    "accounts:people": Row(PEOPLE),
    "accounts:person": Row(PEOPLE),
    **{
        name: Row(ADMIN_FRESH)
        for name in (
            "accounts:roles",
            "accounts:confirm_role",
            "accounts:end_role",
            "accounts:act",
            "accounts:audit",
            "accounts:audit_export",
        )
    },
    "notifications:outbox": Row(PEOPLE),
    "notifications:retry": Row(PEOPLE),
    "notifications:give_up": Row(PEOPLE),
    # Settings; stricter than SECURITY section 2: advisers see settings, the head, editors and administrators change them
    "organisations:mine": Row("- -  Y - Y Y  Y Y Y Y Y Y"),
    "organisations:setting": Row("- -  S - S S  Y Y Y Y Y Y"),
    **{
        f"organisations:{name}": Row(CONTACTS)
        for name in ("contact_add", "contacts_confirm", "contact_change", "contact_end")
    },
    "organisations:manage": Row(STAFF),
    **{
        f"organisations:{name}": Row(MANAGERS)
        for name in (
            "setting_add",
            "setting_change",
            "domains",
            "domain_remove",
            "overdue",
            "structure",
            "group_add",
            "group_change",
            "rules",
            "rule",
            "rule_checked",
            "statements",
            "statement",
            "statement_new",
        )
    },
    **{
        f"organisations:calendar{page}{scope}": Row(MANAGERS)
        for scope in ("", "_trust", "_setting")
        for page in ("", "_term_add", "_term_remove", "_closure_add", "_closure_remove")
    },
    # Questions; stricter than SECURITY section 2: an administrator reads none, headteachers neither
    "advice_requests:list": Row("- -  Y Y - -  Y Y - - - -"),
    **{
        f"advice_requests:{name}": Row(ASKERS)
        for name in ("ask", "ask_setting", "ask_topic", "ask_about", "ask_question", "ask_check")
    },
    "advice_requests:request": Row(READERS),
    "advice_requests:sent": Row("- -  O O - -  - - - - - -", note="the page after sending, for the asker alone"),
    "advice_requests:desk": Row(ADVISERS),
    "advice_requests:basket": Row(ADVISERS),
    **{
        f"advice_requests:{name}": Row(ADVISERS, also=(409,), note=_HAND)
        for name in ("take", "give", "note", "refer_out", "decline", "merge")
    },
    **{f"advice_requests:{name}": Row(HOLDER, also=(409,), note=_HAND) for name in ("hand_back", "ask_back", "answer")},
    **{f"advice_requests:{name}": Row(ASKING_SIDE, also=(409,), note=_HAND) for name in ("reply", "rate", "withdraw")},
    "advice_requests:missed": Row(ADVISERS, also=(422,), note="422 for an empty form"),
    "advice_requests:close": Row(READERS, also=(409,), note=_HAND),
    "advice_requests:reopen": Row(READERS, also=(409,), note=_HAND),
    # Routing: the head and administrators keep it; whoever answers records their own absence
    **{
        f"routing:{name}": Row(ROUTING, also=(409,), note="409 where somebody else wrote meanwhile")
        for name in (
            "advisers",
            "adviser",
            "absence",
            "absence_end",
            "rules",
            "rule_add",
            "rule_change",
            "rule_up",
            "rule_down",
            "rule_remove",
            "try",
        )
    },
    **{f"routing:{name}": Row(ADVISERS, also=(409,)) for name in ("own", "own_absence", "own_end")},
    # Local rules of the screen: kept by the head and administrators, who see the counts too
    **{f"screening:{name}": Row(ROUTING) for name in ("rules", "patterns")},
    "screening:propose": Row(ROUTING, also=(422,), note="422 for an empty form"),
    **{
        f"screening:{name}": Row(
            ROUTING, also=(409,), note="409 where the rule has moved on, or is one's own to activate"
        )
        for name in ("rule", "activate", "retire", "remove")
    },
    # Training: the head and editors plan, the head and advisers run
    **{
        f"training_desk:{name}": Row("- -  - - - -  Y Y Y - - -", also=(409,), note=_HAND)
        for name in (
            "index",
            "courses",
            "course",
            "course_preview",
            "venues",
            "sessions",
            "session",
            "session_move",
            "session_cancel",
            "session_close",
            "session_reopen",
            "figures",
        )
    },
    **{
        f"training_desk:{name}": Row("- -  - - - -  - Y Y - - -", also=(409,), note=_HAND)
        for name in (
            "course_new",
            "course_change",
            "course_publish",
            "course_retire",
            "session_new",
            "session_change",
            "session_copy",
            "session_open",
            "venue_new",
            "venue",
        )
    },
    **{
        f"training_desk:{name}": Row("- -  - - - -  Y Y - - - -", also=(409,), note=_HAND)
        for name in ("session_message", "register", "register_print", "walk_in", "sign_off")
    },
    # Training: the catalogue is public; everybody with an account has their own
    **{f"training:{name}": Row(ALL) for name in ("index", "calendar", "course", "session", "ics", "place_ics")},
    "training_calendar": Row(ALL, note="by a secret address"),
    **{f"training:{name}": Row(OWN) for name in ("mine", "feed", "feed_renew", "feed_stop")},
    # Training: booking, one's places, the waiting list
    "training:book": Row("- -  Y Y Y -  Y Y - - - -"),
    "training:party": Row("- -  S S S S  Y Y Y - - -", note="of one's own setting, or what one booked for oneself"),
    **{
        f"training:booking_{name}": Row("- -  S S S -  Y Y - - - -", also=(409,), note=_HAND)
        for name in ("cancel", "name", "substitute", "offer", "needs")
    },
    **{
        f"training:{name}": Row(ALL, also=(409,), note="by a signed link; 409 where the state forbids")
        for name in ("place", "place_answer", "place_cancel", "place_needs")
    },
    **{f"training:{name}": Row("- -  Y - Y Y  - - - - - -") for name in ("setting", "setting_people")},
    **{f"training:{name}": Row("- -  S S S -  S S - - - -") for name in ("attendee", "attendee_left")},
    # Training: what follows a session
    **{
        f"training:{name}": Row(
            ALL, also=(409, 422), note="by a signed link; 409 before it is time, 422 without answers"
        )
        for name in ("evaluate", "certificate", "certificate_pdf", "impact")
    },
    "training:check_certificate": Row(ALL),
    "training:verify": Row(ALL, also=(429,), note="sixty codes an hour from one address"),
    **{
        f"training_desk:{name}": Row("- -  - - - -  Y Y - - - -")
        for name in ("results", "session_results", "course_results", "coverage", "coverage_csv", "coverage_xlsx")
    },
    **{f"training:{name}": Row("- -  Y - Y Y  - - - - - -") for name in ("coverage", "coverage_csv", "coverage_xlsx")},
    **{
        f"training_desk:{name}": Row("- -  - - - -  Y Y - - - -", also=(409,), note=_HAND)
        for name in ("waiting", "waiting_move", "offer_withdraw")
    },
    # Training: programmes are public; who takes part, and what a setting asked for, is for the setting and for staff
    **{f"training:{name}": Row(ALL) for name in ("programmes", "programme")},
    **{f"training:{name}": Row("- -  Y Y Y -  Y Y - - - -") for name in ("enrol", "inset_ask")},
    **{f"training:{name}": Row("- -  Y - Y Y  - - - - - -") for name in ("setting_programmes", "insets")},
    "training:enrolment": Row("- -  S - S S  Y Y Y - - -"),
    "training:inset": Row("- -  S - S S  - - - - - -"),
    **{
        f"training:{name}": Row("- -  S S S -  R R - - - -", also=(409,), note=_HAND)
        for name in ("team", "audit", "enrolment_restart", "inset_withdraw")
    },
    "training:enrolment_withdraw": Row("- -  S S S -  Y Y Y - - -"),
    **{
        f"training_desk:{name}": Row("- -  - - - -  Y Y Y - - -")
        for name in (
            "programmes",
            "programme",
            "programme_preview",
            "enrolments",
            "enrolments_csv",
            "insets",
            "inset",
            "inset_accept",
            "inset_decline",
        )
    },
    **{
        f"training_desk:{name}": Row("- -  - - - -  - Y Y - - -", also=(409,), note=_HAND)
        for name in ("programme_new", "programme_change", "programme_publish", "programme_retire", "inset_plan")
    },
    "text_guard_check": Row("- -  Y Y Y -  Y Y Y - - Y"),
}
