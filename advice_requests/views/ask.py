"""Asking a question: the scope gate, then one thing a page, the check page, and sending it once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.access import requires
from accounts.permissions import Permission
from advice_requests import drafts, targets
from advice_requests.drafts import Draft
from advice_requests.forms.asking import (
    PRACTICE,
    AboutForm,
    FindSettingForm,
    OwnSettingForm,
    QuestionForm,
    ScopeForm,
    SettingSearchForm,
    TopicForm,
)
from advice_requests.models.vocabulary import Urgency
from advice_requests.presenters.asking import (
    about_initial,
    check_rows,
    colleague_rows,
    due_words,
    question_from,
    standpoint_of,
)
from advice_requests.selectors.asking import own_settings, setting_named
from advice_requests.selectors.requests import sent_with
from advice_requests.services import submit_request
from advice_requests.views.reader import person_of
from advice_requests.workflow import WrongActor
from organisations.selectors import search_settings
from resources.selectors import active_topics

asks = requires(Permission.ADVICE_ASK)
Step = Callable[[HttpRequest, Draft], HttpResponse]


@asks
@require_http_methods(["GET", "HEAD", "POST"])
def scope(request: HttpRequest) -> HttpResponse:
    """Is it about one child? Then say who can help, and stop."""
    form = ScopeForm(posted(request))
    if form.is_bound and form.is_valid():
        chosen = form.cleaned_data["scope"]
        if chosen != PRACTICE:
            return redirect("advice_requests:elsewhere", slug=chosen)
        draft = drafts.begin(request.session)
        draft.topic = _topic_named(request.GET.get("topic", ""))
        drafts.save(request.session, draft)
        own = own_settings(person_of(request))
        if len(own) == 1:
            draft.setting = str(own[0].public_id)
            drafts.save(request.session, draft)
        return _to(draft, draft.missing_step())
    return render(
        request, "advice_requests/ask/scope.html", {"form": form, "back_url": reverse("advice_requests:list")}
    )


def _topic_named(code: str) -> str:
    """The topic that a page of the directory led here with, if it may be chosen; its page still shows it to change."""
    return code if active_topics().filter(code=code).exists() else ""


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: an empty post is a post too, and gets its errors."""
    return request.POST if request.method == "POST" else None


def step(name: str) -> Callable[[Step], Callable[[HttpRequest, UUID], HttpResponse]]:
    """Find the draft of a page; without one, go to where the question was sent, or to the first page unanswered."""

    def wrap(view: Step) -> Callable[[HttpRequest, UUID], HttpResponse]:
        @asks
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def inner(request: HttpRequest, token: UUID) -> HttpResponse:
            draft = drafts.load(request.session, token)
            if draft is None:
                sent = sent_with(person_of(request), token)
                if sent is not None:
                    return redirect("advice_requests:sent", public_id=sent.public_id)
                if request.method != "POST" or name != "question":
                    messages.info(request, "Start again here: this question was not kept, because it was not sent.")
                    return redirect("advice_requests:ask")
                draft = drafts.begin(request.session, token)  # what was typed must not be lost with the session
            elif not draft.may_open(name):
                return _to(draft, draft.missing_step())
            return view(request, draft)

        return inner

    return wrap


@step("setting")
def setting(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Which of the asker's own settings; for somebody of the council a search, or none."""
    own = own_settings(person_of(request))
    if own:
        own_form = OwnSettingForm(posted(request), own=own, initial={"setting": draft.setting})
        return _save_setting(request, draft, own_form, "advice_requests/ask/setting.html", {})
    search = SettingSearchForm(request.GET if "q" in request.GET else None)
    typed = search.cleaned_data["q"] if search.is_bound and search.is_valid() else ""
    held = setting_named(request.POST.get("setting", draft.setting))
    found = search_settings(typed, 10) if typed else []
    if held is not None and held not in found:
        found = [held, *found]
    form = FindSettingForm(posted(request), found=found, initial={"setting": draft.setting})
    extra = {"search": search, "typed": typed, "found": found}
    return _save_setting(request, draft, form, "advice_requests/ask/find_setting.html", extra)


def _save_setting(
    request: HttpRequest, draft: Draft, form: OwnSettingForm | FindSettingForm, template: str, extra: dict[str, object]
) -> HttpResponse:
    if form.is_bound and form.is_valid():
        draft.setting = form.cleaned_data["setting"]
        drafts.save(request.session, draft)
        return _to(draft, "topic")
    return _page(request, template, draft, form, back=reverse("advice_requests:ask"), **extra)


@step("topic")
def topic(request: HttpRequest, draft: Draft) -> HttpResponse:
    form = TopicForm(posted(request), topics=list(active_topics()), initial={"topic": draft.topic})
    if form.is_bound and form.is_valid():
        draft.topic = form.cleaned_data["topic"]
        drafts.save(request.session, draft)
        return _to(draft, "about")
    several = len(own_settings(person_of(request))) != 1
    back = _address(draft, "setting") if several else reverse("advice_requests:ask")
    return _page(request, "advice_requests/ask/topic.html", draft, form, back=back)


@step("about")
def about(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Phase, band of pupils, urgency with its reason."""
    hours = {str(urgency): targets.answer_hours(urgency) for urgency in Urgency}
    form = AboutForm(posted(request), hours=hours, initial=about_initial(draft))
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        draft.phase, draft.pupil_band, draft.urgency = data["phase"], data["pupil_band"], data["urgency"]
        draft.urgency_reason = form.reason()
        drafts.save(request.session, draft)
        return _to(draft, "question")
    return _page(request, "advice_requests/ask/about.html", draft, form, back=_address(draft, "topic"))


@step("question")
def question(request: HttpRequest, draft: Draft) -> HttpResponse:
    """The text. Until it passes the screen it is nowhere but on this page."""
    initial = {"question": draft.question, "tried": draft.tried}
    form = QuestionForm(posted(request), initial=initial, standpoint=standpoint_of(draft, person_of(request)))
    if form.is_bound and form.is_valid():
        draft.question, draft.tried = str(form.cleaned_data["question"]), str(form.cleaned_data["tried"])
        draft.declared = [one.stand() for one in form.declarations]
        drafts.save(request.session, draft)
        return _to(draft, draft.missing_step())
    return _page(request, "advice_requests/ask/question.html", draft, form, back=_address(draft, "about"))


@step("check")
def check(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Everything on one page, when an answer comes, and the button that sends it."""
    whole = question_from(draft, person_of(request))
    if whole is None:  # a setting was left, or a topic closed, since the page was filled in
        messages.error(request, "Something you chose is no longer there. Check your answers.")
        draft.setting = draft.topic = ""
        drafts.save(request.session, draft)
        return _to(draft, "setting")
    if request.method == "POST":
        try:
            sent = submit_request(question=whole, form_token=UUID(draft.token), by=person_of(request))
        except WrongActor as refusal:  # the token of somebody else's form
            raise PermissionDenied from refusal
        drafts.drop(request.session, UUID(draft.token))
        return redirect("advice_requests:sent", public_id=sent.public_id)
    context = {
        "rows": check_rows(draft, whole, several=len(own_settings(person_of(request))) != 1),
        "due": due_words(draft.urgency, timezone.now()),
        "colleagues": colleague_rows(person_of(request), whole),
        "back_url": _address(draft, "question"),
    }
    return render(request, "advice_requests/ask/check.html", context)


def _page(
    request: HttpRequest, template: str, draft: Draft, form: object, *, back: str, **extra: object
) -> HttpResponse:
    return render(request, template, {"form": form, "draft": draft, "back_url": back, **extra})


def _address(draft: Draft, name: str) -> str:
    return reverse(f"advice_requests:ask_{name}", args=[draft.token])


def _to(draft: Draft, name: str) -> HttpResponse:
    return redirect(_address(draft, name))
