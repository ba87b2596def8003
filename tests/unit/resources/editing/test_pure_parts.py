"""Markdown that is clean, versions compared in words, opening times, reading ages, one address for many spellings."""

from __future__ import annotations

import pytest
from django.test import override_settings

from resources.editing import markdown
from resources.editing.duplicates import one_address
from resources.editing.openings import OpeningsRefused, parse_openings, typed
from resources.editing.reading_level import reading_level, syllables_of
from resources.editing.versions import Mark, compare
from resources.slugs import LIMIT, slug_from

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[press](javascript:alert(1))",
    "[press](JaVaScRiPt:alert(1))",
    "[press](data:text/html;base64,PHNjcmlwdD4=)",
    "[press](vbscript:x)",
    "[press](//evil.example/)",
    "[press](/\\evil.example)",
    "[press](https://www.gov.uk@evil.example/)",
    '<https://evil.example/" onmouseover=alert(1)>',
    "![x](https://pictures.example/a.png)",
    "<iframe src=https://evil.example></iframe>",
    "[a](<javascript:alert(1)>)",
    "[a][b]\n\n[b]: javascript:alert(1)",
    "&#x6A;avascript:alert(1)",
    "`<b>`",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_becomes_words(text: str) -> None:
    """Promise: markup and script in Markdown are shown as text."""
    shown = markdown.html(text)
    assert "<script" not in shown
    assert "<img" not in shown
    assert "<iframe" not in shown
    for part in shown.split("<")[1:]:
        tag = part.partition(">")[0].lower()
        assert "javascript:" not in tag
        assert "evil.example" not in tag or "https://evil.example" in tag or "/%5cevil.example" in tag  # a path of ours
        assert " on" not in tag


def test_headings_go_one_level_down_and_tables_have_heads() -> None:
    shown = markdown.html("# One\n\n## Two\n\n| a | b |\n|---|--:|\n| 1 | 2 |")
    assert '<h2 class="govuk-heading-m">One</h2>' in shown
    assert '<h3 class="govuk-heading-s">Two</h3>' in shown
    assert 'scope="col"' in shown
    assert shown.count('tabindex="0"') == shown.count("<table") == 1
    assert "style=" not in shown


def test_a_column_without_a_heading_has_an_empty_cell_over_it() -> None:
    """A heading without words is read out as nothing (axe: empty-table-header)."""
    shown = markdown.html("|  | Primary |\n|---|---|\n| Days | 2 |")
    assert shown.count("<th ") == 1
    assert shown.count("<td ") == shown.count("</td>") == 3


def test_pictures_come_from_listed_hosts_and_have_words() -> None:
    with override_settings(PICTURE_HOSTS=["pictures.example"]):
        good = "![A wall chart of the clocks](https://pictures.example/a.png)"
        assert markdown.faults(good) == []
        assert 'alt="A wall chart of the clocks"' in markdown.html(good)
        assert markdown.faults("![](https://pictures.example/a.png)")[0].startswith("Say in the square brackets")
        assert "<img" not in markdown.html("![](https://pictures.example/a.png)")
        assert "pictures.example" in markdown.faults("![x](https://others.example/a.png)")[0]
    assert "shows none from other sites" in markdown.faults("![x](https://pictures.example/a.png)")[0]


@pytest.mark.parametrize("text", ["[a](https://www.gov.uk/x)", "[a](mailto:office@trust.example)", "[a](tel:01632960001)",
                                  "[a](/resources/x)", "[a](#part)", "Plain words."])  # fmt: skip
def test_links_that_may_stand_stand(text: str) -> None:
    assert markdown.faults(text) == []


def test_words_that_were_added_and_taken_out_are_marked() -> None:
    (change,) = compare(
        {"Text": ["Tell the social worker.", "Keep a note."]},
        {"Text": ["Tell the social worker at once.", "Keep a note."]},
    )
    first = change.lines[0]
    assert "".join(piece.text for piece in first.pieces if piece.mark is Mark.ADDED).strip() == "at once"
    assert change.lines[1].mark is Mark.SAME


def test_a_comparison_gives_both_texts_back() -> None:
    before = {"Text": [f"Line {number} of a long text" for number in range(30)], "Title": ["One"]}
    after = {"Text": [*before["Text"][:10], "Something new", *before["Text"][12:]], "Law": ["An act"]}
    changes = {change.label: change for change in compare(before, after)}
    assert set(changes) == {"Text", "Law", "Title"}
    kept = [line for line in changes["Text"].lines if not line.gap]
    new = [
        "".join(p.text for p in line.pieces if p.mark is not Mark.REMOVED)
        for line in kept
        if line.mark is not Mark.REMOVED
    ]
    assert "Something new" in new
    assert sum(line.gap for line in changes["Text"].lines) + len(new) == len(after["Text"])


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("Monday to Thursday 9:30 to 15:00", [{"days": ["MO", "TU", "WE", "TH"], "opens": "09:30", "closes": "15:00"}]),
        ("Mon, Wed and Fri 9am-12:30pm", [{"days": ["MO", "WE", "FR"], "opens": "09:00", "closes": "12:30"}]),
        ("Saturdays 10.00 until 2pm\nTue 6pm – 8pm", [{"days": ["SA"], "opens": "10:00", "closes": "14:00"},
                                                     {"days": ["TU"], "opens": "18:00", "closes": "20:00"}]),
        ("", []),
    ],
)  # fmt: skip
def test_opening_times_are_read_as_people_write_them(text: str, stored: list[dict[str, object]]) -> None:
    assert parse_openings(text) == stored
    assert parse_openings(typed(stored)) == stored


@pytest.mark.parametrize(
    "text", ["now and then", "Monday 25:00 to 26:00", "Monday 15:00 to 9:30", "Someday 9:00 to 10:00", "9:00 to 10:00"]
)
def test_opening_times_that_cannot_be_read_are_refused(text: str) -> None:
    with pytest.raises(OpeningsRefused):
        parse_openings(text)


def test_plain_words_read_younger_than_long_ones() -> None:
    plain = reading_level("Call home on the first day. Ask what would help. Write down what you agree. " * 3)
    hard = reading_level(
        "Multidisciplinary consultation facilitates organisational accountability notwithstanding heterogeneous implementation considerations across constituent establishments and associated administrative jurisdictions. "
        * 3
    )
    assert plain.age is not None
    assert hard.age is not None
    assert plain.age < 11 < hard.age
    assert not plain.is_hard
    assert hard.is_hard
    assert reading_level("Too short.").age is None
    assert len(reading_level(" ".join(["word"] * 26) + ".").long_sentences) == 1


@pytest.mark.parametrize(
    ("word", "count"), [("suspension", 3), ("made", 1), ("table", 2), ("a", 1), ("asked", 1), ("needed", 2)]
)
def test_syllables(word: str, count: int) -> None:
    assert syllables_of(word) == count


@pytest.mark.parametrize(
    "url", ["https://www.gov.uk/x/", "https://gov.uk/x#part", "https://GOV.UK/x?utm_source=mail", "http://gov.uk/x"]
)
def test_one_address_in_many_spellings(url: str) -> None:
    assert one_address(url) == "gov.uk/x"


def test_slugs_are_cut_at_a_word_and_never_empty() -> None:
    assert slug_from("Working together: to improve!") == "working-together-to-improve"
    assert slug_from("日本") == "item"
    assert len(slug_from("word " * 60)) <= LIMIT


def test_two_long_texts_that_share_little_are_told_as_one_replaced_stretch() -> None:
    """Word by word they would take the better part of a minute."""
    old, new = "First. " + "a b " * 4_000 + "Last.", "First. " + "b a " * 4_000 + "Last."
    (change,) = compare({"Text": [old]}, {"Text": [new]})
    assert [line.mark for line in change.lines] == [Mark.REMOVED, Mark.ADDED]
    before, after = ["top", *["a", "b"] * 2_000, "end"], ["top", *["b", "a"] * 2_000, "end"]
    (change,) = compare({"Text": before}, {"Text": after})
    shown = [piece.text for line in change.lines for piece in line.pieces]
    assert (shown[0], shown[-1], len(shown)) == ("top", "end", 2 + 2 * 4_000)


def test_one_word_changed_in_a_very_long_line_is_told_alone() -> None:
    words = [f"w{number}" for number in range(2_000)]
    after = [*words[:1_000], "other", *words[1_001:]]
    (change,) = compare({"Text": [" ".join(words)]}, {"Text": [" ".join(after)]})
    changed = [(piece.text, piece.mark) for piece in change.lines[0].pieces if piece.mark is not Mark.SAME]
    assert changed == [("w1000", Mark.REMOVED), ("other", Mark.ADDED)]
