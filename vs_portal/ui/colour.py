"""Colour contrast by WCAG 2.2 (relative luminance), so that a council's colours can be refused before they are worn.

Example: white on #1d4f5c has a ratio of 9.1, and AA asks for 4.5 for text and 3 for lines and shapes.
"""

import re

AA_TEXT = 4.5
AA_SHAPE = 3.0

_HEX = re.compile(r"#[0-9a-fA-F]{6}\Z")


def is_colour(value: str) -> bool:
    return bool(_HEX.match(value))


def _channel(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def luminance(colour: str) -> float:
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return 0.2126 * _channel(red) + 0.7152 * _channel(green) + 0.0722 * _channel(blue)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 (the same) to 21 (black and white)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
