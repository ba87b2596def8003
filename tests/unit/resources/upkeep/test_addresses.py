"""Which addresses an item holds."""

from __future__ import annotations

import pytest

from resources.models import Resource
from resources.upkeep.links.addresses import addresses_of, host_of, tidy

BODY = """
See [the guidance](https://www.gov.uk/a#part "Title"), <https://auto.example/b> and ![a picture](https://img.example/c.png).

- [again](https://www.gov.uk/a#other)
- [mail](mailto:office@school.example), [script](javascript:alert(1)), [plain](http://www.gov.uk/old), [own](/resources/x)
- [by reference][r]

`[code](https://code.example/)`

[r]: https://reference.example/d?x=1&y=2
"""


def test_addresses_of_an_item_each_once_in_order() -> None:
    resource = Resource(
        url="https://own.example/",
        evidence_url="https://own.example/#evidence",
        body=BODY,
        how_to_refer="Use [the form](https://refer.example/form).",
    )
    assert addresses_of(resource) == [
        "https://own.example/",
        "https://www.gov.uk/a",
        "https://auto.example/b",
        "https://img.example/c.png",
        "https://reference.example/d?x=1&y=2",
        "https://refer.example/form",
    ]


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://a.example",
        "https://",
        "https:///x",
        "ftp://a.example",
        "https://[::1",
        "https://a.example/" + "x" * 290,
    ],
)
def test_what_is_no_address_to_visit(url: str) -> None:
    assert tidy(url) == ""


def test_hosts_are_compared_in_small_letters() -> None:
    assert host_of("https://WWW.Gov.UK./x") == "www.gov.uk"
    assert host_of("https://[::1") == ""
