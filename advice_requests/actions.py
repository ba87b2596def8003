"""Acts on a request as pages: for each its address, form, words, and the service it calls.

One view serves them all (`views.act`): it loads the request through its reader, shows the form, and turns a refusal
of the service into a page that keeps what was typed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from accounts.models import Person
from accounts.permissions import Permission as P
from advice_requests import services
from advice_requests.forms import acting
from advice_requests.forms.acting import ActForm
from advice_requests.models import AdviceRequest
from advice_requests.selectors.requests import mergeable_into
from advice_requests.selectors.routing import answering_people
from advice_requests.workflow import Act
from resources.selectors import signposts

Run = Callable[[AdviceRequest, Any, Person], AdviceRequest]


@dataclass(frozen=True, slots=True)
class Action:
    """One act as a page. `done` is said when it is done; `choices` gives the form what it chooses from."""

    slug: str
    act: Act
    permissions: tuple[P, ...]
    form: type[ActForm]
    title: str
    text: str
    button: str
    done: str
    run: Run
    choices: Callable[[AdviceRequest], dict[str, Any]] = lambda row: {}
    warning: bool = False
    other_acts: tuple[Act, ...] = ()  # acts that the same page does in another state

    @property
    def acts(self) -> tuple[Act, ...]:
        return (self.act, *self.other_acts)


def _words(form: Any) -> dict[str, Any]:
    data = form.cleaned_data
    declared = [one.stand() for one in form.declarations]
    return {
        "body": data["body"], "form_token": data["form_token"], "version": data["version"], "declared": declared
    }  # fmt: skip


def _version(form: Any) -> int:
    return int(form.cleaned_data["version"])


def _take(row: AdviceRequest, form: Any, by: Person) -> AdviceRequest:
    return services.take_request(request=row, by=by)


def _refuse(row: AdviceRequest, form: Any, by: Person) -> AdviceRequest:
    return services.refuse_request(request=row, reason=form.cleaned_data["reason"], version=_version(form), by=by)


def _give(row: AdviceRequest, form: Any, by: Person) -> AdviceRequest:
    return services.reassign_request(request=row, to=form.chosen(), version=_version(form), by=by)


def _ask_back(row: AdviceRequest, form: Any, by: Person) -> AdviceRequest:
    return services.ask_back(request=row, by=by, **_words(form))


def _answer(row: AdviceRequest, form: Any, by: Person) -> AdviceRequest:
    return services.answer_request(request=row, by=by, links=form.links(), **_words(form))


def _note(row: AdviceRequest, form: Any, by: Person) -> AdviceRequest:
    words = {name: value for name, value in _words(form).items() if name != "version"}
    return services.write_note(request=row, by=by, **words)


def _refer(row: AdviceRequest, form: Any, by: Person) -> AdviceRequest:
    return services.refer_out(request=row, by=by, to=form.chosen(), **_words(form))


def _decline(row: AdviceRequest, form: Any, by: Person) -> AdviceRequest:
    return services.decline_request(request=row, by=by, reason=form.cleaned_data["reason"], **_words(form))


def _merge(row: AdviceRequest, form: Any, by: Person) -> AdviceRequest:
    return services.merge_request(request=row, into=form.chosen(), version=_version(form), by=by)


def _reply(row: AdviceRequest, form: Any, by: Person) -> AdviceRequest:
    return services.reply(request=row, by=by, **_words(form))


def _rate(row: AdviceRequest, form: Any, by: Person) -> AdviceRequest:
    return services.rate_answer(request=row, useful=form.cleaned_data["useful"], reason=form.reason(), by=by)


def _close(row: AdviceRequest, form: Any, by: Person) -> AdviceRequest:
    return services.close_request(request=row, version=_version(form), by=by)


def _withdraw(row: AdviceRequest, form: Any, by: Person) -> AdviceRequest:
    return services.withdraw_request(request=row, reason=form.cleaned_data["reason"], version=_version(form), by=by)


def _reopen(row: AdviceRequest, form: Any, by: Person) -> AdviceRequest:
    return services.reopen_request(request=row, by=by, reason=form.cleaned_data["reason"], **_words(form))


def _people(row: AdviceRequest) -> dict[str, Any]:
    return {"people": [person for person in answering_people() if person.pk != row.assigned_to_id]}


_ANSWERS, _TRIAGES, _REPLIES = (P.ADVICE_ANSWER,), (P.ADVICE_TRIAGE,), (P.ADVICE_REPLY,)
_TURNS_AWAY = (P.ADVICE_TRIAGE, P.ADVICE_ANSWER)
_ROWS = (
    Action(
        "take",
        Act.TAKE,
        _ANSWERS,
        acting.TakeForm,
        "Take this request",
        "You will be the one who answers it.",
        "Take the request",
        "You have this request now.",
        _take,
    ),
    Action(
        "hand-back",
        Act.REFUSE,
        _ANSWERS,
        acting.RefuseForm,
        "Hand the request back",
        "It goes back to the basket, and the duty adviser is told.",
        "Hand it back",
        "You handed the request back.",
        _refuse,
    ),
    Action(
        "give",
        Act.REASSIGN,
        _TURNS_AWAY,
        acting.GiveForm,
        "Give the request to an adviser",
        "The adviser is told by email.",
        "Give it to them",
        "The request has a new adviser.",
        _give,
        _people,
        other_acts=(Act.HAND_ON,),
    ),
    Action(
        "ask-back",
        Act.ASK_BACK,
        _ANSWERS,
        acting.AskBackForm,
        "Ask the asker something",
        "The answer clock stands still until the asker replies.",
        "Send the question",
        "Your question was sent. The clock stands still until the asker replies.",
        _ask_back,
    ),
    Action(
        "answer",
        Act.ANSWER,
        _ANSWERS,
        acting.AnswerForm,
        "Answer the request",
        "The asker gets an email that says only that there is an answer.",
        "Send the answer",
        "Your answer was sent.",
        _answer,
    ),
    Action(
        "note",
        Act.NOTE,
        _TURNS_AWAY,
        acting.NoteForm,
        "Write an internal note",
        "Notes stay in the thread for Virtual School staff; the asker never sees them.",
        "Save the note",
        "The note was saved.",
        _note,
    ),
    Action(
        "refer-out",
        Act.REFER_OUT,
        _TURNS_AWAY,
        acting.ReferOutForm,
        "Say who can help instead",
        "This ends the request here. The asker reads where to turn to.",
        "Refer it out",
        "The request was referred out.",
        _refer,
        lambda row: {"places": signposts()},
    ),
    Action(
        "decline",
        Act.DECLINE,
        _TURNS_AWAY,
        acting.DeclineForm,
        "Decline the request",
        "This ends the request. The asker reads the reason and what you write.",
        "Decline it",
        "The request was declined.",
        _decline,
        warning=True,
    ),
    Action(
        "merge",
        Act.MERGE,
        _TRIAGES,
        acting.MergeForm,
        "Merge the request into another",
        "This request ends, and the other one goes on. Only requests of the same asker or setting can be merged.",
        "Merge it",
        "The request was merged.",
        _merge,
        lambda row: {"others": mergeable_into(row)},
    ),
    Action(
        "reply",
        Act.REPLY,
        _REPLIES,
        acting.ReplyForm,
        "Write to the adviser",
        "",
        "Send",
        "Your message was sent.",
        _reply,
        other_acts=(Act.COMMENT,),
    ),
    Action(
        "rate",
        Act.RATE,
        _REPLIES,
        acting.RateForm,
        "Rate the answer",
        "",
        "Send",
        "Thank you. It helps us to answer better.",
        _rate,
    ),
    Action(
        "close",
        Act.CLOSE,
        _REPLIES,
        acting.CloseForm,
        "Close the request",
        "It can be opened again for 20 working days.",
        "Close it",
        "The request is closed.",
        _close,
        other_acts=(Act.CLOSE_UNANSWERED,),
    ),
    Action(
        "withdraw",
        Act.WITHDRAW,
        _REPLIES,
        acting.WithdrawForm,
        "Withdraw your question",
        "Nobody will answer it. It can be opened again for 20 working days.",
        "Withdraw it",
        "Your question was withdrawn.",
        _withdraw,
        warning=True,
    ),
    Action(
        "reopen",
        Act.REOPEN,
        _REPLIES,
        acting.ReopenForm,
        "Open the request again",
        "It goes back to its adviser, and the clock starts anew.",
        "Open it again",
        "The request is open again.",
        _reopen,
    ),
)
ACTIONS: dict[str, Action] = {action.slug: action for action in _ROWS}
