"""Types of establishment, and the kind of setting that each makes.

The phase cannot tell: special schools, pupil referral units and independent schools all say "Not applicable".
A type without a kind of its own takes it from the phase.
"""

from organisations.models import EducationSetting

Kind, Phase, Status = EducationSetting.Kind, EducationSetting.Phase, EducationSetting.Status

TYPES: dict[str, tuple[str, str]] = {
    "01": ("Community school", ""),
    "02": ("Voluntary aided school", ""),
    "03": ("Voluntary controlled school", ""),
    "05": ("Foundation school", ""),
    "06": ("City technology college", ""),
    "07": ("Community special school", Kind.SPECIAL),
    "08": ("Non-maintained special school", Kind.SPECIAL),
    "10": ("Other independent special school", Kind.SPECIAL),
    "11": ("Other independent school", Kind.INDEPENDENT),
    "12": ("Foundation special school", Kind.SPECIAL),
    "14": ("Pupil referral unit", Kind.ALTERNATIVE),
    "15": ("Local authority nursery school", Kind.NURSERY),
    "18": ("Further education", Kind.SIXTEEN_PLUS),
    "24": ("Secure units", Kind.OTHER),
    "25": ("Offshore schools", Kind.OTHER),
    "26": ("Service children's education", ""),
    "27": ("Miscellaneous", Kind.OTHER),
    "28": ("Academy sponsor led", ""),
    "29": ("Higher education institutions", Kind.OTHER),
    "30": ("Welsh establishment", Kind.OTHER),
    "31": ("Sixth form centres", Kind.SIXTEEN_PLUS),
    "32": ("Special post 16 institution", Kind.SIXTEEN_PLUS),
    "33": ("Academy special sponsor led", Kind.SPECIAL),
    "34": ("Academy converter", ""),
    "35": ("Free schools", ""),
    "36": ("Free schools special", Kind.SPECIAL),
    "37": ("British schools overseas", Kind.OTHER),
    "38": ("Free schools alternative provision", Kind.ALTERNATIVE),
    "39": ("Free schools 16 to 19", Kind.SIXTEEN_PLUS),
    "40": ("University technical college", ""),
    "41": ("Studio schools", ""),
    "42": ("Academy alternative provision converter", Kind.ALTERNATIVE),
    "43": ("Academy alternative provision sponsor led", Kind.ALTERNATIVE),
    "44": ("Academy special converter", Kind.SPECIAL),
    "45": ("Academy 16-19 converter", Kind.SIXTEEN_PLUS),
    "46": ("Academy 16 to 19 sponsor led", Kind.SIXTEEN_PLUS),
    "47": ("Children's centre", Kind.EARLY_YEARS),
    "49": ("Online provider", Kind.OTHER),
    "56": ("Institution funded by other government department", Kind.OTHER),
    "57": ("Academy secure 16 to 19", Kind.SIXTEEN_PLUS),
}
CODE_BY_NAME = {name.casefold(): code for code, (name, _kind) in TYPES.items()}
KIND_BY_PHASE: dict[str, str] = {
    Phase.NURSERY: Kind.NURSERY,
    Phase.PRIMARY: Kind.PRIMARY,
    Phase.MIDDLE_PRIMARY: Kind.PRIMARY,
    Phase.SECONDARY: Kind.SECONDARY,
    Phase.MIDDLE_SECONDARY: Kind.SECONDARY,
    Phase.SIXTEEN_PLUS: Kind.SIXTEEN_PLUS,
    Phase.ALL_THROUGH: Kind.ALL_THROUGH,
    Phase.NOT_APPLICABLE: Kind.OTHER,
}
PHASE_NAMES = {label: value for value, label in Phase.choices}
PHASE_NAMES[""] = Phase.NOT_APPLICABLE.value
STATUS_NAMES = {label: value for value, label in Status.choices}
STATUS_CODES = {
    "1": Status.OPEN,
    "2": Status.CLOSED,
    "3": Status.PROPOSED_TO_CLOSE,
    "4": Status.PROPOSED_TO_OPEN,
}


def kind_of(type_code: str, type_name: str, phase: str) -> str:
    """The kind of setting that a type and a phase make; the name of the type serves where its code is missing."""
    code = type_code.zfill(2) if type_code else CODE_BY_NAME.get(type_name.casefold(), "")
    kind = TYPES[code][1] if code in TYPES else ""
    return str(kind or KIND_BY_PHASE.get(phase, Kind.OTHER))
