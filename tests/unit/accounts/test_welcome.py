"""What somebody reads on the home page who was just let in."""

from __future__ import annotations

import pytest

from accounts.presenters import welcome_words
from accounts.roles import ROLES


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("dsl", "You can now ask the Virtual School a question."),
        ("headteacher", "You can now see your settings and their contacts."),
        ("data_officer", "You can now use the portal."),
    ],
)
def test_the_welcome_says_what_can_be_done_now(role: str, words: str) -> None:
    said = welcome_words(ROLES[role].permissions, [ROLES[role]])
    assert said == f"You have access ({ROLES[role].label}). {words}"
