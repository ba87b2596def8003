"""Pages of staff who keep the directory, under /manage/resources/."""

from django.urls import include, path

app_name = "resources_desk"

urlpatterns = [
    path("", include("resources.upkeep.desk_urls")),
    path("", include("resources.search.desk.urls")),
    path("", include("resources.editing.urls")),
]
