"""The council's colours as a stylesheet of its own, since a strict Content-Security-Policy allows no inline style."""

from vs_portal.ui.council import Colours

# GOV.UK Frontend reads these custom properties itself; the `--app-…` ones are the portal's.
_PROPERTIES = {
    "--govuk-brand-colour": "brand",
    "--govuk-link-colour": "link",
    "--govuk-link-hover-colour": "link_hover",
    "--govuk-template-background-colour": "surface",
    "--govuk-surface-background-colour": "surface",
    "--govuk-surface-border-colour": "surface_border",
    "--app-brand": "brand",
    "--app-on-brand": "on_brand",
    "--app-accent": "accent",
}


def stylesheet(colours: Colours) -> str:
    """The stylesheet; the colours were checked to be six hex digits when the configuration was read."""
    lines = [f"  {name}: {getattr(colours, field)};" for name, field in _PROPERTIES.items()]
    return ":root {\n" + "\n".join(lines) + "\n}\n"
