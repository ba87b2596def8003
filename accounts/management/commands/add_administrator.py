"""Makes the first two administrators. After that only administrators make administrators, two at a time."""

from __future__ import annotations

import getpass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import CommandParser
from django.core.validators import validate_email

from accounts.management.summary import SummaryCommand
from accounts.services.first_administrators import add_first_administrator
from accounts.services.requests import RequestRefused
from text_guard.short_lines import refuse_more_than_a_name


class Command(SummaryCommand):
    """`manage.py add_administrator EMAIL --name NAME`; the password is asked for, never an argument."""

    help = "Make one of the first two administrators."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("email")
        parser.add_argument("--name", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            validate_email(options["email"])
            refuse_more_than_a_name(options["name"])
            password = getpass.getpass("Password: ")
            validate_password(password)
            person = add_first_administrator(email=options["email"], name=options["name"], password=password)
        except ValidationError as error:
            raise self.refused(" ".join(error.messages)) from error
        except RequestRefused as error:
            raise self.refused(str(error)) from error
        self.answer(
            "The administrator can sign in and will set up a passkey or an authenticator app.",
            {"public_id": str(person.public_id)},
            as_json=options["json"],
        )
