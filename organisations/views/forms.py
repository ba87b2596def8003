"""What every page with a form does: call the service, put a refusal beside the form, say what was done."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from organisations.errors import NotAllowed

FORM_PAGE = "organisations/form.html"


def saved(request: HttpRequest, form: forms.Form, write: Callable[[dict[str, Any]], object]) -> bool:
    """Whether the form is valid and its write was allowed; else the form carries the errors."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        write(dict(form.cleaned_data))
    except NotAllowed as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return False
    return True


def form_page(request: HttpRequest, form: forms.Form, *, title: str, back: str, **more: object) -> HttpResponse:
    """The page with one form; 422 when what was sent was refused."""
    status = 422 if form.is_bound and form.errors else 200
    return render(request, FORM_PAGE, {"form": form, "title": title, "back": back, **more}, status=status)


def done(request: HttpRequest, words: str, url: str) -> HttpResponseRedirect:
    """Say what was done and go on."""
    messages.success(request, words)
    return HttpResponseRedirect(url)


def confirm_page(request: HttpRequest, *, title: str, text: str, submit: str, back: str) -> HttpResponse:
    """Ask before something that cannot be undone."""
    context = {"title": title, "text": text, "submit_text": submit, "cancel_href": back, "warning": True}
    return render(request, "organisations/confirm.html", context)
