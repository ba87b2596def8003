"""A certificate shows the name as its owner writes it, in whatever script, with fonts that come with the portal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pypdf
import pytest
from django.utils import timezone
from pypdf.generic import ContentStream

from training.certificates import pdf_of
from training.models import Certificate

WHOLE = {
    "single": "Cher",
    "apostrophe": "O'Brien-Ndlovu",
    "markup": "#strong[x] $1$ \\ <b>",
    "cyrillic": "Мария Щёголь Ӯзбекова",
    "vietnamese": "Nguyễn Đặng",
    "chinese": "明",
    "japanese": "さくら 鈴木",
    "korean": "김민수",
    "amharic": "ሰላም",
}
# Programs that read these aloud go by the text that stands beside the letters, which pypdf does not.
JOINED = {
    "yoruba": "Ọlá Akíntọ́lá",
    "arabic": "محمد الأحمد",
    "devanagari": "प्रिया शर्मा",
    "bengali": "বাংলা রহমান",
    "tamil": "தமிழ் செல்வன்",
    "hebrew": "שרה כהן",
}


def made_for(name: str) -> bytes:
    return pdf_of(
        Certificate(
            name=name,
            setting_name="Cast School A",
            course_title="Attachment aware practice",
            held_on=date(2026, 11, 20),
            refresher_due_on=date(2028, 11, 20),
            code="7HWK-R3NP",
            given_at=timezone.now(),
        )
    )


def page_of(content: bytes) -> pypdf.PageObject:
    [page] = pypdf.PdfReader(BytesIO(content)).pages
    return page


def glyphs(page: pypdf.PageObject) -> Iterator[int]:
    """The numbers of the shapes that are drawn; 0 is the box for what a font lacks."""
    for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
        if operator in (b"Tj", b"TJ"):
            shown = operands[0] if operator == b"TJ" else operands
            for text in shown:
                raw = getattr(text, "original_bytes", text)
                if isinstance(raw, bytes):
                    yield from (int.from_bytes(raw[at : at + 2]) for at in range(0, len(raw), 2))


@pytest.mark.parametrize("name", [pytest.param(name, id=key) for key, name in (WHOLE | JOINED).items()])
def test_every_character_is_drawn_and_the_file_keeps_the_standard(name: str) -> None:
    content = made_for(name)
    page = page_of(content)
    drawn = list(glyphs(page))
    assert drawn and 0 not in drawn
    text = page.extract_text()
    assert set(name) <= set(text)
    assert "cannot show every character" not in text
    assert b"pdfuaid:part" in content


@pytest.mark.parametrize("name", [pytest.param(name, id=key) for key, name in WHOLE.items()])
def test_the_name_is_read_back_as_it_was_written(name: str) -> None:
    assert name in page_of(made_for(name)).extract_text()


@pytest.mark.parametrize(
    ("name", "font"),
    [
        ("明", "NotoSansCJK"),
        ("محمد", "NotoSansArabic"),
        ("प्रिया", "NotoSansDevanagari"),
        ("Мария", "LibertinusSerif-Bold"),
    ],
    ids=["chinese", "arabic", "devanagari", "cyrillic"],
)
def test_the_font_is_one_that_comes_with_the_portal(name: str, font: str) -> None:
    fonts = page_of(made_for(name))["/Resources"]["/Font"]  # type: ignore[index]  # every page has fonts
    assert any(font in one.get_object()["/BaseFont"] for one in fonts.values())


def test_a_long_name_stays_on_its_page() -> None:
    content = made_for("x" * 150)
    assert b"pdfuaid:part" in content
    assert page_of(content).extract_text().replace("\n", "").count("x") >= 150


def test_a_name_that_no_font_draws_says_so_and_claims_no_standard() -> None:
    content = made_for("\U000130b8")  # a hieroglyph
    page = page_of(content)
    assert 0 in list(glyphs(page))
    assert "cannot show every character of the name" in " ".join(page.extract_text().split())
    assert b"pdfuaid:part" not in content
    assert b"/StructTreeRoot" in content
