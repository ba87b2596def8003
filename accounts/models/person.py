"""A person who signs in: a member of staff of a setting or the council, never a child."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac


class PersonManager(BaseUserManager["Person"]):
    """Makes people by email address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Person:
        """Save a new person; the address is stored in lower case."""
        person = self.model(email=self.normalize_email(email).lower(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> Person:
        """Find by address, whatever its case."""
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Signs in by work email. What they may do comes from their approved memberships alone."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField("work email address", unique=True)
    name = models.CharField("full name", max_length=120, blank=True)
    job_title = models.CharField(max_length=120, blank=True)
    phone = models.CharField("work phone", max_length=32, blank=True)
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    date_joined = models.DateTimeField(auto_now_add=True)
    erased_at = models.DateTimeField(null=True, blank=True)
    session_epoch = models.PositiveIntegerField(
        default=0, db_default=0
    )  # part of every session's hash: raising it ends them all

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name_plural = "people"
        constraints: ClassVar = [models.UniqueConstraint(Lower("email"), name="person_email_unique_any_case")]
        indexes: ClassVar = [
            models.Index(fields=["name", "id"], condition=Q(erased_at=None), name="person_list_order"),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """A session holds this hash: it ends when the password changes or `session_epoch` is raised."""
        key_salt = "accounts.Person.session"
        value = f"{self.password}|{self.session_epoch}"
        return salted_hmac(key_salt, value, secret=secret, algorithm="sha256").hexdigest()

    def get_full_name(self) -> str:
        """The name shown to others."""
        return self.name or self.email

    def get_short_name(self) -> str:
        """The first part of the name."""
        return self.name.split(" ")[0] if self.name else self.email
