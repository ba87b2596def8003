"""Pages on which the directory is written. Fixed addresses stand before those of items."""

from django.urls import path

from resources.editing.views import acts, collections, history, items, organisations, topics

urlpatterns = [
    path("", items.items, name="items"),
    path("new", items.new, name="new"),
    path("hand-over", topics.hand_over, name="hand_over"),
    path("organisations/", organisations.organisations, name="organisations"),
    path("organisations/suggest", organisations.suggest, name="organisation_suggest"),
    path("organisations/new", organisations.new, name="organisation_new"),
    path("organisations/<uuid:public_id>", organisations.organisation, name="organisation"),
    path("organisations/<uuid:public_id>/change", organisations.change, name="organisation_change"),
    path("organisations/<uuid:public_id>/remove", organisations.remove, name="organisation_remove"),
    path("organisations/<uuid:public_id>/places/new", organisations.place_new, name="place_new"),
    path("organisations/<uuid:public_id>/places/<uuid:place_id>", organisations.place, name="place"),
    path(
        "organisations/<uuid:public_id>/places/<uuid:place_id>/remove", organisations.place_remove, name="place_remove"
    ),
    path("collections/", collections.collections, name="collections"),
    path("collections/new", collections.new, name="collection_new"),
    path("collections/<int:pk>", collections.collection, name="collection"),
    path("collections/<int:pk>/change", collections.change, name="collection_change"),
    path("collections/<int:pk>/remove", collections.remove, name="collection_remove"),
    path("collections/<int:pk>/add", collections.add, name="collection_add"),
    path("collections/<int:pk>/items/<int:place>", collections.why, name="collection_why"),
    path("collections/<int:pk>/items/<int:place>/up", collections.move_up, name="collection_up"),
    path("collections/<int:pk>/items/<int:place>/down", collections.move_down, name="collection_down"),
    path("collections/<int:pk>/items/<int:place>/out", collections.take_out, name="collection_out"),
    path("topics/", topics.topics, name="topics"),
    path("topics/<slug:code>", topics.topic, name="topic"),
    path("<uuid:public_id>", items.item, name="item"),
    path("<uuid:public_id>/edit/<slug:slug>", items.section, name="section"),
    path("<uuid:public_id>/keep", acts.keep, name="keep"),
    path("<uuid:public_id>/send", acts.send, name="send"),
    path("<uuid:public_id>/take-back", acts.take_back, name="take_back"),
    path("<uuid:public_id>/discard", acts.discard, name="discard"),
    path("<uuid:public_id>/review", acts.review, name="review"),
    path("<uuid:public_id>/return", acts.send_back, name="send_back"),
    path("<uuid:public_id>/revise", acts.revise, name="revise"),
    path("<uuid:public_id>/archive", acts.archive, name="archive"),
    path("<uuid:public_id>/versions/<int:number>", history.version, name="version"),
    path("<uuid:public_id>/versions/<int:number>/preview", history.preview, name="preview"),
    path("<uuid:public_id>/versions/<int:number>/restore", acts.restore, name="restore"),
]
