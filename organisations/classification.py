"""What each stored field of this app is. Settings are public data; contacts are members of staff; no child stands here.

Text that staff write is screened. It is safe where it comes from GIAS or from a closed list, or names a member of staff.
"""

from text_guard.classification import Field, looked_up, open_, personal

_GIAS = "public data of Get Information about Schools"
_SAFE_GIAS = "it comes from the national register; what staff add by hand has passed the form's screen"
_SCREENED = "the screen reads it before it is stored"
_SAFE_CODE = "a code or a reference that the program makes or checks by its form"
_SAFE_NAME = "the name of a member of staff, in a field of one short line that says so"
_WHO = "the member of staff who did it"


def _all(model: str, names: str, field: Field) -> dict[str, Field]:
    return {f"{model}.{name}": field for name in names.split()}


_SETTING = "EducationSetting"
FIELDS: dict[str, Field] = {
    **_all("LocalAuthority", "code name", open_(_GIAS, safe=_SAFE_GIAS)),
    **_all("Area", "name description", open_("how the council divides its work", screened=_SCREENED)),
    **_all("Trust", "uid", open_(_GIAS, safe=_SAFE_CODE)),
    **_all("Trust", "name", open_(_GIAS, screened=_SCREENED)),
    **_all("CouncilTeam", "name purpose", open_("the council's structure", screened=_SCREENED)),
    **_all(_SETTING, "public_id urn low_age high_age open_date close_date last_changed la trust area", open_(_GIAS)),
    **_all(_SETTING, "kind phase status source", open_(_GIAS)),
    **_all(_SETTING, "ey_number local_reference establishment_number ukprn", open_(_GIAS, safe=_SAFE_CODE)),
    **_all(_SETTING, "name type_code type_name gender", open_(_GIAS, safe=_SAFE_GIAS)),
    **_all(_SETTING, "street locality address3 town county postcode", open_(_GIAS, safe=_SAFE_GIAS)),
    **_all(_SETTING, "website telephone", open_(_GIAS, safe=_SAFE_GIAS)),
    **_all(_SETTING, "search_text", open_("made by the database from the fields above", safe=_SAFE_GIAS)),
    **_all("SettingLink", "setting linked_urn established kind", open_(_GIAS)),
    **_all("SettingLink", "linked_name link_type", open_(_GIAS, safe=_SAFE_GIAS)),
    **_all("SettingEmailDomain", "setting verified_at", open_("which domain belongs to which setting")),
    **_all("SettingEmailDomain", "domain", open_("a domain name", safe=_SAFE_CODE)),
    **_all("SettingEmailDomain", "verified_by_id", personal(_WHO, safe=_SAFE_CODE)),
    **_all("SettingEmailDomain", "verified_by_name", personal(_WHO, safe=_SAFE_NAME)),
    **_all("RoleContact", "setting from_date until confirmed_at", personal("who held which role, and when")),
    **_all("RoleContact", "role source", personal("the role of a member of staff")),
    **_all("RoleContact", "name", personal("a member of staff of a setting", safe=_SAFE_NAME)),
    **_all("RoleContact", "email phone", personal("how to reach them at work", safe="checked by its form")),
    **_all("ContactConfirmation", "setting at", open_("which settings confirmed, and when")),
    **_all("ContactConfirmation", "term", open_("a term", safe=_SAFE_CODE)),
    **_all("ContactConfirmation", "confirmed_by_id", personal(_WHO, safe=_SAFE_CODE)),
    **_all("ContactConfirmation", "confirmed_by_name", personal(_WHO, safe=_SAFE_NAME)),
    **_all("Term", "level trust setting start end", open_("public dates")),
    **_all("Term", "academic_year", open_("a school year", safe=_SAFE_CODE)),
    **_all("Term", "name", open_("what the term is called", screened=_SCREENED)),
    **_all("Closure", "level trust setting kind part start end", open_("public dates")),
    **_all("Closure", "name", open_("what the closure is called", screened=_SCREENED)),
    **_all("DatedRule", "unit effective_from effective_to checked_on", open_("law and its dates")),
    **_all("DatedRule", "title value basis note", open_("law", screened=_SCREENED)),
    **_all("DatedRule", "key", open_("a code of the program", safe=_SAFE_CODE)),
    **_all(
        "DatedRule", "source_url", open_("where the law stands", safe="a checked https address, which the form screens")
    ),
    **_all("PublicStatement", "slug", open_("a code of the program", safe=_SAFE_CODE)),
    **_all("PublicStatement", "version effective_from published_at", open_("a published text")),
    **_all("PublicStatement", "title body basis", open_("a published text", screened=_SCREENED)),
    **_all("PublicStatement", "published_by_id", personal(_WHO, safe=_SAFE_CODE)),
    **_all("PublicStatement", "published_by_name", personal(_WHO, safe=_SAFE_NAME)),
}

# What forms and commands take without the screen, and why nothing of a child can be kept.
_REGISTER = "a file that the operator fetched from the national register, which lists places and their heads"
INPUTS: dict[str, str] = {
    "ContactForm.email": "must be an email address; a work address of a member of staff",
    "ContactForm.phone": "must be a telephone number; a work number of a member of staff",
    "DomainForm.domain": "must be a domain name under which a setting has its addresses",
    "FindForm.q": looked_up("settings"),
    "SettingFilterForm.q": looked_up("settings"),
    "ManualSettingForm.ey_number": "must have the form of an early years number",
    "ManualSettingForm.postcode": "must be a postcode; that of a setting is public",
    "ManualSettingForm.telephone": "must be a telephone number; that of a setting is public",
    "TrustForm.uid": "figures of the national register",
    "command import_settings: file": _REGISTER,
    "command import_settings: links": _REGISTER,
    "command import_settings: la": "three figures, compared with the file",
}

# Where code reads what a visitor sent other than through a form, and what becomes of it.
READS: dict[str, str] = {
    "views/finding.py suggest: GET": looked_up("settings"),
    "views/manage.py _key: GET": "figures alone",
    "views/manage.py _link: GET": "the page's own address once more, in its own links",
    "views/manage.py manage: GET": "whether a filter is in use",
}
