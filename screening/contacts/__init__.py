"""Where a family can be reached, and whose a contact is."""
