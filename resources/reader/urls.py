"""Addresses for readers under /resources/. Fixed ones stand before those of items."""

from django.urls import path

from resources.reader.views import directory, elsewhere, item, mine, searches

urlpatterns = [
    path("organisations/", directory.organisations, name="organisations"),
    path("organisations/<slug:slug>", directory.organisation, name="organisation"),
    path("collections/", directory.collections, name="collections"),
    path("collections/<slug:slug>", directory.collection, name="collection"),
    path("collections/<slug:slug>/whole", directory.collection_whole, name="collection_whole"),
    path("where-else/", elsewhere.where_else, name="where_else"),
    path("where-else/<slug:group>", elsewhere.group, name="where_else_group"),
    path("mine", mine.mine, name="mine"),
    path("mine/undo", mine.undo, name="undo"),
    path("mine/searches/new", searches.save, name="save_search"),
    path("mine/searches/<uuid:public_id>", searches.saved, name="saved_search"),
    path("mine/searches/<uuid:public_id>/remove", searches.remove, name="remove_search"),
    path("stop/<str:token>", searches.stop, name="stop"),
    path("<slug:slug>/useful", item.useful, name="useful"),
    path("<slug:slug>/keep", mine.keep, name="keep"),
    path("<slug:slug>/remove", mine.unkeep, name="unkeep"),
    path("<slug:slug>", item.item, name="item"),
]
