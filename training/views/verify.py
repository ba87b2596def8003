"""Whoever is shown a certificate checks here that it is real. A code opens one certificate; nothing is listed."""

from __future__ import annotations

import hashlib
import ipaddress

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts import rates
from accounts.access import public
from accounts.adapters.account import client_address
from training.forms.outcomes import CertificateCodeForm, plain_code
from training.presenters.outcomes import certificate_rows, validity
from training.selectors.outcomes import certificate_by_code

CHECKS_AN_HOUR = 60  # from one network, of codes that are real and of codes that are not
_HOUSE = 64  # bits of an IPv6 address: whoever is given one is given all that begin like it
_TOO_MANY = "Too many codes were checked from your network in the last hour. Try again later."
_check = public("Whoever is shown a certificate checks that it is real; the code on it is what opens it.")


@_check
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """A box for the code."""
    form = CertificateCodeForm(request.GET if "code" in request.GET else None)
    if form.is_bound and form.is_valid():
        return redirect("training:verify", form.cleaned_data["code"])
    return _form(request, form, 422 if form.is_bound else 200)


@_check
@never_cache
@require_safe
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """What the certificate of this code says, or plainly that there is none."""
    if not _may_check(request):
        form = CertificateCodeForm()
        return render(request, "training/verify.html", {"form": form, "too_many": _TOO_MANY}, status=429)
    plain = plain_code(code)
    found = certificate_by_code(plain) if plain else None
    if found is None:
        form = CertificateCodeForm(initial={"code": plain})
        return render(request, "training/verify.html", {"form": form, "unknown": plain or "This"}, status=404)
    context = {"rows": certificate_rows(found), "valid": validity(found, timezone.localdate())}
    return render(request, "training/verify_found.html", context)


def _form(request: HttpRequest, form: CertificateCodeForm, status: int) -> HttpResponse:
    return render(request, "training/verify.html", {"form": form}, status=status)


def _may_check(request: HttpRequest) -> bool:
    """The network is counted under its hash, and forgotten after an hour."""
    address = hashlib.sha256(_network(client_address(request)).encode()).hexdigest()[:32]
    return rates.take(f"certificate:{address}", most=CHECKS_AN_HOUR, seconds=3600)


def _network(address: str) -> str:
    found = ipaddress.ip_address(address)
    return str(ipaddress.ip_network((found, _HOUSE), strict=False)) if found.version == 6 else address
