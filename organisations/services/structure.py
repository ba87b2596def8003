"""Areas, trusts and council teams: added and renamed, never removed, because memberships and requests point to them."""

from django.db import IntegrityError, transaction

from organisations.audit_port import record
from organisations.errors import NotAllowed
from organisations.models import Area, CouncilTeam, Trust

Group = Area | Trust | CouncilTeam
GROUPS: dict[str, type[Group]] = {"area": Area, "trust": Trust, "team": CouncilTeam}


def add_group(*, kind: str, values: dict[str, str | None], by: object | None) -> Group:
    """Add an area, a trust or a team. Raises NotAllowed if there is one of that name (or trust code) already."""
    return _save(GROUPS[kind](**values), f"{kind}.added", by)


def change_group(*, group: Group, values: dict[str, str | None], by: object | None) -> Group:
    """Rename or describe an area, a trust or a team. Raises NotAllowed if another has that name (or code)."""
    for name, value in values.items():
        setattr(group, name, value)
    kind = next(kind for kind, model in GROUPS.items() if isinstance(group, model))
    return _save(group, f"{kind}.changed", by)


def _save(group: Group, event: str, by: object | None) -> Group:
    try:
        with transaction.atomic():
            group.save()
            record(event=event, by=by, subject=group)
    except IntegrityError as error:
        field = "uid" if isinstance(group, Trust) else "name"
        words = "code" if field == "uid" else "name"
        raise NotAllowed(f"There is one with this {words} already.", field=field) from error
    return group
