"""Addresses under /manage/routing/: who answers what, who is away, the rules. Each view says who may use it."""

from django.urls import path

from advice_requests.views import routing_advisers, routing_rules

app_name = "routing"

urlpatterns = [
    path("", routing_advisers.advisers, name="advisers"),
    path("me/", routing_advisers.own, name="own"),
    path("me/absence/", routing_advisers.own_absence, name="own_absence"),
    path("me/absence/end/", routing_advisers.own_end, name="own_end"),
    path("advisers/<uuid:public_id>/", routing_advisers.adviser, name="adviser"),
    path("advisers/<uuid:public_id>/absence/", routing_advisers.absence, name="absence"),
    path("advisers/<uuid:public_id>/absence/end/", routing_advisers.absence_end, name="absence_end"),
    path("rules/", routing_rules.rules, name="rules"),
    path("rules/add/", routing_rules.rule_add, name="rule_add"),
    path("rules/<int:pk>/", routing_rules.rule_change, name="rule_change"),
    path("rules/<int:pk>/up/", routing_rules.rule_up, name="rule_up"),
    path("rules/<int:pk>/down/", routing_rules.rule_down, name="rule_down"),
    path("rules/<int:pk>/remove/", routing_rules.rule_remove, name="rule_remove"),
    path("try/", routing_rules.try_out, name="try"),
]
