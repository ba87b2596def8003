"""OpenID Connect with nothing taken on trust: PKCE, state, nonce, and an ID token whose signature is always checked."""
