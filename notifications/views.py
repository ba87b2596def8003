"""The list of messages that could not be delivered (staff), and the demonstration mailbox."""

from __future__ import annotations

import uuid
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import public, requires, who
from accounts.permissions import Permission
from notifications import presenters, selectors, services
from notifications.attachments import files_of
from notifications.forms import MailboxFilter
from notifications.models import OutboxMessage

PAGE = 25
_DEMO = public("The mailbox of the demonstration: it holds made-up messages only, and is not there outside it.")


@requires(Permission.OUTBOX_MANAGE)
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """Messages that could not be delivered, with what to do about each."""
    found, next_url = _page(request, selectors.undelivered())
    context = {"rows": [presenters.row(item) for item in found], "next_url": next_url, "pulse": selectors.pulse()}
    return render(request, "notifications/outbox.html", context)


@requires(Permission.OUTBOX_MANAGE)
@require_POST
def retry(request: HttpRequest, public_id: uuid.UUID) -> HttpResponseRedirect:
    """Send a message again."""
    try:
        services.retry_message(message=_found(public_id), by=who(request))
        messages.success(request, "The message will be sent again within a few seconds.")
    except services.CannotResend as error:
        messages.error(request, str(error))
    return redirect("notifications:outbox")


@requires(Permission.OUTBOX_MANAGE)
@require_POST
def give_up(request: HttpRequest, public_id: uuid.UUID) -> HttpResponseRedirect:
    """Take a message off the list."""
    try:
        services.give_up_message(message=_found(public_id), by=who(request))
        messages.success(request, "The message was taken off the list. It will not be sent.")
    except services.CannotResend as error:
        messages.error(request, str(error))
    return redirect("notifications:outbox")


@_DEMO
@require_safe
def demo_mailbox(request: HttpRequest) -> HttpResponse:
    """Every message, newest first; also those that still wait."""
    _demonstration_only()
    form = MailboxFilter(request.GET or None)
    wanted = form.cleaned_data["to"] if form.is_bound and form.is_valid() else ""
    found, next_url = _page(request, selectors.mailbox(wanted), to=wanted)
    context = {"form": form, "rows": [presenters.row(item) for item in found], "next_url": next_url, "wanted": wanted}
    return render(request, "notifications/mailbox.html", context)


@_DEMO
@require_safe
def demo_message(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """One message as its reader sees it."""
    _demonstration_only()
    found = _found(public_id)
    context = {
        "message": found,
        "row": presenters.row(found),
        "paragraphs": presenters.paragraphs(found.text_body),
        "files": presenters.file_rows(found, files_of(found)),
    }
    return render(request, "notifications/message.html", context)


@_DEMO
@require_safe
def demo_file(request: HttpRequest, public_id: uuid.UUID, number: int) -> HttpResponse:
    """One file of a message, made now as it would be for a mail that leaves now."""
    _demonstration_only()
    files = files_of(_found(public_id))
    if not 1 <= number <= len(files):
        raise Http404
    file = files[number - 1]
    response = HttpResponse(file.content, content_type="; ".join([file.content_type, *file.parameter_texts()]))
    response.headers["Content-Disposition"] = f'attachment; filename="{file.name}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _demonstration_only() -> None:
    if not settings.VS_DEMO:
        raise Http404


def _found(public_id: uuid.UUID) -> OutboxMessage:
    found = selectors.message(public_id)
    if found is None:
        raise Http404
    return found


def _page(request: HttpRequest, rows: QuerySet[OutboxMessage], **kept: str) -> tuple[list[OutboxMessage], str]:
    """One page of a list and the address of the next, by the number of the last row shown."""
    before = request.GET.get("before", "")
    if before.isascii() and before.isdigit() and len(before) < 19:
        rows = rows.filter(pk__lt=int(before))
    found = list(rows[: PAGE + 1])
    if len(found) <= PAGE:
        return found, ""
    query = urlencode({name: value for name, value in kept.items() if value} | {"before": found[PAGE - 1].pk})
    return found[:PAGE], f"{request.path}?{query}"
