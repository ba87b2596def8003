"""Forms for the gallery: every field once, and once more with an error."""

from datetime import date

from vs_portal.ui.forms import (
    BooleanField,
    ChoiceField,
    CodeField,
    DateField,
    EmailField,
    FileField,
    GovukForm,
    IntegerField,
    MultipleChoiceField,
    PasswordField,
    TextAreaField,
    TextField,
)

TOPICS = [("attendance", "Attendance"), ("exclusion", "Suspension and exclusion"), ("send", "SEND processes")]


class FieldsForm(GovukForm):
    """Each kind of field; nothing is ever sent."""

    submit_text = ""

    name = TextField(label="Name of the setting", width=20, help_text="As on its letterhead")
    email = EmailField(label="Your work email address")
    pupils = IntegerField(label="How many pupils", min_value=1, max_value=5000, suffix="pupils")
    question = TextAreaField(label="What is your question?", max_length=500, help_text="Do not name a child.")
    topic = ChoiceField(label="Topic", choices=TOPICS, select=True)
    setting = ChoiceField(
        label="Setting",
        choices=[("1", "Made-up Infants"), ("2", "Made-up School")],
        select=True,
        search=True,
        required=False,
    )
    reply = ChoiceField(
        label="How should we answer?",
        choices=[("portal", "Here on the portal"), ("phone", "By telephone")],
        choice_hints={"portal": "We email you when there is an answer."},
        reveals={"phone": "phone"},
    )
    phone = TextField(label="Telephone number", width=20, autocomplete="tel", inputmode="tel")
    topics = MultipleChoiceField(label="Tell me about news on", choices=TOPICS, required=False)
    agreed = BooleanField(label="I have not named a child")
    start = DateField(label="Start date", help_text="For example, 3 9 2026", earliest=date(2026, 9, 1))
    file = FileField(label="List of settings", accept=[".csv"], help_text="A CSV file")
    password = PasswordField(label="New password", new=True, help_text="At least 12 characters")
    code = CodeField(label="Code from your email")


class SearchForm(GovukForm):
    """For the filter panel."""

    mark_optional = False

    q = TextField(label="Words in the question", required=False)
    topic = ChoiceField(label="Topic", choices=[("", "Any topic"), *TOPICS], select=True, required=False)


def unused() -> FieldsForm:
    return FieldsForm(auto_id="sample-%s")


def refused() -> FieldsForm:
    """The same form sent with everything wrong: what each field's error looks like."""
    data = {
        "email": "somebody at school",
        "pupils": "twelve",
        "reply": "phone",
        "start_day": "31",
        "start_year": "2026",
    }
    return FieldsForm(data, {}, auto_id="refused-%s")
