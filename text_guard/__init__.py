"""Binds the pure screen to forms, model fields and a counter; nothing of refused text is kept anywhere."""
