"""How allauth meets the portal: sign-in, second factors, identity providers."""

from accounts.adapters.account import AccountAdapter
from accounts.adapters.mfa import MFAAdapter
from accounts.adapters.social import SocialAccountAdapter

__all__ = ["AccountAdapter", "MFAAdapter", "SocialAccountAdapter"]
