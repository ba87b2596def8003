"""The portal's addresses and the floor."""

from django.urls import path

from vs_portal.bench.floor import floor
from vs_portal.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [path("bench/floor", floor, name="bench_floor"), *urlpatterns]
