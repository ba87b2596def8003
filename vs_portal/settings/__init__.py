"""Settings of the portal, from the environment. Each part stands in its own module; see docs/reference/settings.md."""

from vs_portal.settings.apps import *  # noqa: F403  (settings are gathered into one namespace, as Django expects)
from vs_portal.settings.data import *  # noqa: F403
from vs_portal.settings.logs import *  # noqa: F403
from vs_portal.settings.mail_and_queue import *  # noqa: F403
from vs_portal.settings.security import *  # noqa: F403
from vs_portal.settings.sign_in import *  # noqa: F403
