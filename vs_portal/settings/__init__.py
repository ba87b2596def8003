"""Settings of the portal, from the environment. Each part stands in its own module; see docs/reference/settings.md."""

from vs_portal.settings.apps import *
from vs_portal.settings.data import *
from vs_portal.settings.logs import *
from vs_portal.settings.mail_and_queue import *
from vs_portal.settings.security import *
from vs_portal.settings.sign_in import *
