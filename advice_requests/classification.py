"""A request is for its setting and the Virtual School. Every text that somebody typed has passed the screen."""

from text_guard.classification import Field, confidential, looked_up, open_, personal

_CODE = "a closed vocabulary of the program"
_SCREENED = "the screen reads it before it is stored"
_PORTAL = "written by the portal from codes and numbers; holds no name and nothing that was typed"
_PLACES = "places in the text and codes, made by the form; no words"
_STATE = "where a request stands, for those who may read it"

FIELDS: dict[str, Field] = {
    "AdviceRequest.public_id": open_("a random key"),
    "AdviceRequest.reference": open_("a random reference", safe="made by the portal"),
    "AdviceRequest.form_token": confidential("a random key of one form"),
    "AdviceRequest.asker": personal("who asked"),
    "AdviceRequest.asker_role": personal("the role of the asker", safe=_CODE),
    "AdviceRequest.setting": confidential("which setting the question is about"),
    "AdviceRequest.shared_with_setting": confidential(_STATE),
    "AdviceRequest.area": confidential("where the setting lies"),
    "AdviceRequest.topic": confidential("what a setting asks about"),
    "AdviceRequest.phase": confidential("what a setting asks about", safe=_CODE),
    "AdviceRequest.pupil_band": confidential("a band, never a number", safe=_CODE),
    "AdviceRequest.urgency": confidential(_STATE, safe=_CODE),
    "AdviceRequest.urgency_reason": confidential(_STATE, safe=_CODE),
    "AdviceRequest.question": confidential("the asker's words", screened=_SCREENED),
    "AdviceRequest.tried": confidential("the asker's words", screened=_SCREENED),
    "AdviceRequest.declared": confidential("which marked names stand and why", safe=_PLACES),
    "AdviceRequest.state": confidential(_STATE, safe=_CODE),
    "AdviceRequest.assigned_to": personal("who answers"),
    "AdviceRequest.team": confidential("which team answers"),
    "AdviceRequest.referred_to": confidential("who can help instead"),
    "AdviceRequest.declined_reason": confidential(_STATE, safe=_CODE),
    "AdviceRequest.closed_reason": confidential(_STATE, safe=_CODE),
    "AdviceRequest.merged_into": confidential(_STATE),
    "AdviceRequest.version": open_("a counter"),
    "AdviceRequest.submitted_at": confidential(_STATE),
    "AdviceRequest.taken_at": confidential(_STATE),
    "AdviceRequest.first_response_at": confidential(_STATE),
    "AdviceRequest.first_response_due_at": confidential(_STATE),
    "AdviceRequest.due_at": confidential(_STATE),
    "AdviceRequest.paused_at": confidential(_STATE),
    "AdviceRequest.paused_minutes": confidential(_STATE),
    "AdviceRequest.answered_at": confidential(_STATE),
    "AdviceRequest.closed_at": confidential(_STATE),
    "AdviceRequest.updated_at": confidential(_STATE),
    "Message.public_id": open_("a random key"),
    "Message.request": confidential("which request it belongs to"),
    "Message.kind": confidential(_STATE, safe=_CODE),
    "Message.author": personal("who wrote"),
    "Message.by_staff": confidential("which side wrote"),
    "Message.body": confidential("what somebody wrote", screened=_SCREENED),
    "Message.declared": confidential("which marked names stand and why", safe=_PLACES),
    "Message.form_token": confidential("a random key of one form"),
    "Message.at": confidential("when somebody wrote"),
    "MessageLink.message": confidential("which answer it belongs to"),
    "MessageLink.title": confidential("what a resource is called", screened=_SCREENED),
    "MessageLink.url": confidential(
        "where a resource stands", safe="a checked https address, which the form screens with the answer"
    ),
    "RequestEvent.request": confidential("which request it belongs to"),
    "RequestEvent.act": confidential(_STATE, safe=_CODE),
    "RequestEvent.from_state": confidential(_STATE, safe=_CODE),
    "RequestEvent.to_state": confidential(_STATE, safe=_CODE),
    "RequestEvent.by": personal("who did it"),
    "RequestEvent.assigned_to": personal("who had the request then"),
    "RequestEvent.reason": confidential(_STATE, safe=_CODE),
    "RequestEvent.words": confidential("why routing chose as it did", safe=_PORTAL),
    "RequestEvent.at": confidential(_STATE),
    "Rating.answer": confidential("which answer it is about"),
    "Rating.by": personal("who rated"),
    "Rating.useful": confidential("a verdict", safe=_CODE),
    "Rating.reason": confidential("a verdict", safe=_CODE),
    "Rating.at": confidential("when somebody rated"),
    "AdviserProfile.person": personal("an adviser"),
    "AdviserProfile.phases": confidential("what an adviser covers", safe=_CODE),
    "AdviserProfile.working_days": personal("when an adviser works"),
    "AdviserProfile.capacity": personal("how much an adviser takes"),
    "AdviserProfile.team": confidential("an adviser's team"),
    "AdviserProfile.deputy": personal("who stands in"),
    "AdviserProfile.away_from": personal("when an adviser is away"),
    "AdviserProfile.away_until": personal("when an adviser is away"),
    "AdviserProfile.is_active": confidential("whether work is given"),
    "RoutingRule.position": open_("an order"),
    "RoutingRule.topic": confidential("which questions the rule is for"),
    "RoutingRule.phase": confidential("which questions the rule is for", safe=_CODE),
    "RoutingRule.area": confidential("which questions the rule is for"),
    "RoutingRule.adviser": personal("whom the rule names"),
    "RoutingRule.team": confidential("which team the rule names"),
    "RoutingRule.is_active": open_("whether the rule is in use"),
}

# What forms take without the screen, and why nothing of a child can be kept.
INPUTS: dict[str, str] = {
    "SettingSearchForm.q": looked_up("settings"),
    "DeskFilterForm.reference": looked_up("references of requests"),
    "SeenForm.seen": "compared with the mark of what the page showed, and forgotten",
}

_BOUND = "handed to the form of the page, which screens it"
_KEYSET = "a place in a list or a code, compared with what is stored"
# Where code reads what a visitor sent other than through a form, and what becomes of it.
READS: dict[str, str] = {
    "views/act.py view: POST": _BOUND,
    "views/ask.py posted: POST": _BOUND,
    "views/ask.py scope: GET": "the code of a topic, compared with those that there are",
    "views/ask.py setting: POST": "the id of a setting, compared with those that there are",
    "views/pages.py desk: GET": _KEYSET,
    "views/pages.py list_view: GET": _KEYSET,
    "views/routing_absence.py _confirm_page: POST": "parts of dates, shown again once they made valid dates",
    "views/routing_saving.py posted: POST": "handed to the form of the page, which takes no free text",
}
