"""Addresses of the outbox and of the demonstration mailbox, from the root of the site."""

from __future__ import annotations

from django.urls import path

from notifications import views

app_name = "notifications"

urlpatterns = [
    path("manage/outbox/", views.outbox, name="outbox"),
    path("manage/outbox/<uuid:public_id>/retry", views.retry, name="retry"),
    path("manage/outbox/<uuid:public_id>/give-up", views.give_up, name="give_up"),
    path("demo/mailbox", views.demo_mailbox, name="demo_mailbox"),
    path("demo/mailbox/<uuid:public_id>", views.demo_message, name="demo_message"),
    path("demo/mailbox/<uuid:public_id>/files/<int:number>", views.demo_file, name="demo_file"),
]
