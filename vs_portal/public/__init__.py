"""Pages that anybody may read: what the role is and is not, where to go instead, privacy, cookies, accessibility."""
