"""Addresses under /advice/. Each view says who may use it."""

from django.urls import path

from advice_requests.actions import ACTIONS
from advice_requests.views import ask, missed, pages
from advice_requests.views.act import view_of

app_name = "advice_requests"

urlpatterns = [
    path("", pages.list_view, name="list"),
    path("ask/", ask.scope, name="ask"),
    path("ask/<uuid:token>/setting/", ask.setting, name="ask_setting"),
    path("ask/<uuid:token>/topic/", ask.topic, name="ask_topic"),
    path("ask/<uuid:token>/about/", ask.about, name="ask_about"),
    path("ask/<uuid:token>/question/", ask.question, name="ask_question"),
    path("ask/<uuid:token>/check/", ask.check, name="ask_check"),
    path("elsewhere/<slug:slug>/", pages.elsewhere, name="elsewhere"),
    path("desk/", pages.desk, name="desk"),
    path("desk/<slug:which>/", pages.desk, name="basket"),
    path("<uuid:public_id>/", pages.request_view, name="request"),
    path("<uuid:public_id>/sent/", pages.sent, name="sent"),
    path("<uuid:public_id>/identifies-a-child/", missed.missed, name="missed"),
    *(
        path(f"<uuid:public_id>/{slug}/", view_of(action), name=slug.replace("-", "_"))
        for slug, action in ACTIONS.items()
    ),
]
