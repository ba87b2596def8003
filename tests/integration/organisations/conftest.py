"""The GIAS samples, and files made up in the same layout."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

from organisations.gias.report import Report
from organisations.services import import_settings

COLUMNS = {
    "URN": "100001",
    "LA (code)": "202",
    "LA (name)": "Camden",
    "EstablishmentNumber": "1001",
    "EstablishmentName": "Oak School",
    "TypeOfEstablishment (code)": "01",
    "TypeOfEstablishment (name)": "Community school",
    "EstablishmentStatus (name)": "Open",
    "OpenDate": "01-09-1999",
    "CloseDate": "",
    "PhaseOfEducation (name)": "Primary",
    "StatutoryLowAge": "4",
    "StatutoryHighAge": "11",
    "Trusts (code)": "",
    "Trusts (name)": "",
    "UKPRN": "10000001",
    "Town": "London",
    "Postcode": "NW1 1AA",
    "SchoolWebsite": "www.oak.example",
    "TelephoneNum": "02079460000",
}
Rows = list[dict[str, str]]


@pytest.fixture(scope="session")
def gias() -> Path:
    """The folder of real samples, which lies beside the checkout."""
    shared = Path(os.environ.get("VS_SHARED_DATA", settings.BASE_DIR.parent / "shared" / "data"))
    if not (shared / "gias").is_dir():
        pytest.skip(f"The GIAS samples are not in {shared}: set VS_SHARED_DATA to the folder that holds gias/.")
    return shared / "gias"


def gias_csv(rows: Rows, columns: list[str] | None = None) -> str:
    """A file in the layout of GIAS; each row changes what it names."""
    names = columns or list(COLUMNS)
    out = io.StringIO()
    writer = csv.DictWriter(out, names, extrasaction="ignore", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(COLUMNS | row for row in rows)
    return out.getvalue()


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., Report]:
    """Import rows, text or bytes, with the links in `links`."""

    def run(
        content: Rows | str | bytes, *, links: str | None = None, columns: list[str] | None = None, **more: object
    ) -> Report:
        text = gias_csv(content, columns) if isinstance(content, list) else content
        path = tmp_path / "establishments.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        links_path = None
        if links is not None:
            links_path = tmp_path / "links.csv"
            links_path.write_text(links, encoding="cp1252")
        return import_settings(path=path, by=None, links_path=links_path, **more)

    return run
