"""Signing up: first the role and the place, then the account. Works without scripts; every choice is in the address."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from allauth.account.views import SignupView
from allauth.socialaccount.views import SignupView as SocialSignupView
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.access import public, signed_in
from accounts.forms.finding import ChoosePlaceForm, FindPlaceForm
from accounts.places import Place, find_place
from accounts.roles import ROLES, Role

_ENTRANCE = "Signing up happens before anybody is known; the schools listed are public data."
# Where the choice leads, by the word that the address carries along.
_NEXT = {"account": "account_signup", "provider": "socialaccount_signup", "another": "accounts:ask"}


def chosen(request: HttpRequest) -> tuple[Role, Place] | None:
    """The role and place that the address (or a form's hidden fields) name, if they can be asked for."""
    source = request.POST if request.method == "POST" else request.GET
    role = ROLES.get(source.get("role", ""))
    if role is None or not role.self_service:
        return None
    place = find_place(role, source.get("place", ""))
    return (role, place) if place else None


@public(_ENTRANCE)
@require_safe
def join(request: HttpRequest) -> HttpResponse:
    """Choose a role and find the place."""
    then = request.GET.get("then", "account")
    return _find(request, then if then in _NEXT else "account", "accounts/join.html")


@signed_in("A person may ask for another role; nothing is granted by asking.", factors="two")
@require_safe
def find_another(request: HttpRequest) -> HttpResponse:
    """The same for somebody who has an account."""
    return _find(request, "another", "accounts/join.html")


def _find(request: HttpRequest, then: str, template: str) -> HttpResponse:
    target = reverse(_NEXT[then])
    form = FindPlaceForm(request.GET if "role" in request.GET else None)
    found = form.found()
    choose = None
    if found:
        choose = ChoosePlaceForm(found[1], request.GET if "place" in request.GET else None)
        if choose.is_bound and choose.is_valid():
            query = {"role": found[0].code, "place": choose.cleaned_data["place"]}
            return HttpResponseRedirect(f"{target}?{urlencode(query)}")
    context = {"form": form, "choose": choose, "found": found, "then": then, "places": len(found[1]) if found else 0}
    return render(request, template, context)


class _ChoiceFirst:
    """Sends whoever comes without a role and a place to choose them first, and keeps them in the form."""

    then = "account"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method in ("GET", "HEAD") and not request.user.is_authenticated and chosen(request) is None:
            return redirect(f"{reverse('accounts:join')}?{urlencode({'then': self.then})}")
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # a view mixin
        return response

    def get_initial(self) -> dict[str, Any]:
        request: HttpRequest = self.request  # type: ignore[attr-defined]  # a view mixin
        here = {name: request.GET.get(name, "") for name in ("role", "place")}
        return {**super().get_initial(), **here}  # type: ignore[misc]  # a view mixin

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]  # a view mixin
        choice = chosen(self.request)  # type: ignore[attr-defined]  # a view mixin
        if choice:
            context |= {
                "chosen_role": choice[0],
                "chosen_place": choice[1],
                "change_url": f"{reverse('accounts:join')}?{urlencode({'then': self.then})}",
            }
        return context


@public(_ENTRANCE, factors="one")
class SignUpView(_ChoiceFirst, SignupView):
    """Sign-up by address and password."""

    template_name = "accounts/sign_up.html"
    http_method_names = ["get", "head", "post"]


@public(_ENTRANCE, factors="one")
class ProviderSignUpView(_ChoiceFirst, SocialSignupView):
    """Sign-up of somebody whom an identity provider brought."""

    then = "provider"
    template_name = "accounts/sign_up.html"
    http_method_names = ["get", "head", "post"]
