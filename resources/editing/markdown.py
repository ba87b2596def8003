"""The text of an item: Markdown that a library renders and another cleans; what may not stand in it is told by name.

Example: `# Clocks` becomes a heading of the second level, since the page's title is the first. `<script>` is shown as the
words that were typed. A link that leads neither to https, mail, telephone nor a page of the portal stays plain text, and
so does a picture without words for those who cannot see it, or from a host that the council has not listed.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import Any
from urllib.parse import urlsplit

import nh3
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

_SCHEMES = frozenset({"https", "mailto", "tel"})
_TAGS = frozenset(
    ["p", "h2", "h3", "h4", "ul", "ol", "li", "a", "strong", "em", "blockquote", "code", "pre", "hr", "br", "table", "thead", "tbody", "tr", "th", "td", "img", "div"]
)  # fmt: skip
_CLASSES = {
    "p": "govuk-body",
    "h2": "govuk-heading-m",
    "h3": "govuk-heading-s",
    "h4": "govuk-heading-s",
    "ul": "govuk-list govuk-list--bullet",
    "ol": "govuk-list govuk-list--number",
    "a": "govuk-link",
    "blockquote": "govuk-inset-text",
    "hr": "govuk-section-break govuk-section-break--visible govuk-section-break--m",
    "table": "govuk-table",
    "thead": "govuk-table__head",
    "tbody": "govuk-table__body",
    "tr": "govuk-table__row",
    "th": "govuk-table__header",
    "td": "govuk-table__cell",
}
_LEVELS = {"h1": "h2", "h2": "h3", "h3": "h4", "h4": "h4", "h5": "h4", "h6": "h4"}
_SLIDE = {"class": "app-slide", "role": "group", "aria-label": "Table", "tabindex": "0"}
_ATTRIBUTES = {"div": set(_SLIDE), "a": {"href"}, "img": {"src", "alt"}, "th": {"scope"}, "ol": {"start"}}


def html(text: str) -> SafeString:
    """The text as clean HTML."""
    rendered = _parser().render(text)
    cleaned = nh3.clean(
        rendered,
        tags=set(_TAGS),
        attributes={tag: set(_ATTRIBUTES.get(tag, ())) | {"class"} for tag in _TAGS},
        url_schemes=set(_SCHEMES),
        link_rel="noopener noreferrer",
    )
    return mark_safe(cleaned)  # noqa: S308  (cleaned one line above)


def faults(text: str) -> list[str]:
    """What an editor must put right before the text can be saved, each with how."""
    found = [*_picture_faults(text), *(_bad_target(target) for target in _targets(text) if not is_fit(target))]
    return list(dict.fromkeys(found))


def links(text: str) -> list[str]:
    """The addresses that links and pictures of the text lead to, in order."""
    return list(dict.fromkeys(_targets(text)))


def plain(text: str) -> str:
    """The words of the text without its marks, a sentence or point to a line: for counting and comparing."""
    lines: list[str] = []
    for token in _reader().parse(text):
        if token.type == "inline":
            lines.append("".join(_words(token.children or ())).strip())
        elif token.type in ("fence", "code_block"):
            lines.append(token.content.strip())
    return "\n".join(line for line in lines if line)


def is_fit(target: str) -> bool:
    """Whether a link may lead there: https, mail, telephone, or a page or place of the portal itself."""
    address = target.strip()
    if any(character in address for character in "\\\x00\n\r\t"):
        return False
    if address.startswith("#") or (address.startswith("/") and not address.startswith("//")):
        return True
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme == "https":
        return bool(parts.hostname) and "@" not in parts.netloc
    return parts.scheme in _SCHEMES and bool(parts.path)


def _picture_is_fit(token: Token) -> bool:
    """A picture needs words for those who cannot see it, and a host that the council has listed."""
    return bool(token.content.strip()) and _host_is_listed(str(token.attrGet("src") or ""))


def _host_is_listed(source: str) -> bool:
    try:
        parts = urlsplit(source)
    except ValueError:
        return False
    return parts.scheme == "https" and "@" not in parts.netloc and parts.hostname in settings.PICTURE_HOSTS


def _picture_faults(text: str) -> Iterator[str]:
    for token in _inline(text):
        if token.type != "image":
            continue
        if not token.content.strip():
            yield "Say in the square brackets what each picture shows, for those who cannot see it: ![A wall chart](…)"
        if not _host_is_listed(str(token.attrGet("src") or "")):
            yield _where_pictures_come_from()


def _where_pictures_come_from() -> str:
    if not settings.PICTURE_HOSTS:
        return "Take out the pictures: the portal shows none from other sites. Link to the page that has them"
    return f"Pictures may come only from {', '.join(settings.PICTURE_HOSTS)}: take out the others"


def _bad_target(target: str) -> str:
    return f"A link must start with https://, mailto:, tel: or /, and this one does not lead there: {target[:80]}"


def _targets(text: str) -> Iterator[str]:
    for token in _inline(text):
        target = token.attrGet("href") if token.type == "link_open" else None
        if target:
            yield str(target)


def _inline(text: str) -> Iterator[Token]:
    for token in _reader().parse(text):
        yield from token.children or ()


def _words(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            yield " "
        elif token.type in ("text", "code_inline", "image"):
            yield token.content


def _any_target(_target: str) -> bool:
    return True


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    """Reads every link, also those that may not stand, so that they can be told."""
    reader = _bare()
    reader.validateLink = _any_target  # type: ignore[method-assign, assignment]  # how the library is told
    return reader


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = _bare()
    parser.validateLink = is_fit  # type: ignore[method-assign, assignment]  # how the library is told
    parser.core.ruler.push("portal", _dress)
    parser.add_render_rule("image", _picture)
    return parser


def _bare() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _dress(state: Any) -> None:
    """Headings one level down, no heading without words over a column, and the classes of the design system."""
    for token, inside, end in zip_longest(state.tokens, state.tokens[1:], state.tokens[2:]):
        if token.type == "th_open" and not inside.content.strip():
            token.type, token.tag, end.tag = "td_open", "td", "td"
        _dress_one(token)
        for child in token.children or ():
            _dress_one(child)
    state.tokens = list(_with_sliding_tables(state.tokens))


def _with_sliding_tables(tokens: Sequence[Token]) -> Iterator[Token]:
    """Each table in a part of its own that slides sideways, also by the keyboard, where the screen is narrow."""
    for token in tokens:
        if token.type == "table_open":
            yield Token("slide_open", "div", 1, attrs=dict(_SLIDE), block=True)
        yield token
        if token.type == "table_close":
            yield Token("slide_close", "div", -1, block=True)


def _dress_one(token: Token) -> None:
    token.tag = _LEVELS.get(token.tag, token.tag)
    if token.nesting >= 0 and token.tag in _CLASSES and token.type != "image":
        token.attrs.pop("style", None)
        token.attrSet("class", _CLASSES[token.tag])
    if token.type == "th_open":
        token.attrSet("scope", "col")


def _picture(
    renderer: RendererHTML, tokens: Sequence[Token], place: int, options: OptionsDict, env: MutableMapping[str, Any]
) -> str:
    """The picture where it may stand, else its words."""
    token = tokens[place]
    words = renderer.renderInlineAsText(token.children, options, env)
    token.content = token.content or words
    if not _picture_is_fit(token):
        return nh3.clean_text(words)
    return RendererHTML.image(renderer, tokens, place, options, env)
