"""The embedded servers, the supervisor behind `manage.py up` and the gate behind `manage.py test`.

`bootstrap`, `uv_tool`, `launch` and `janitor` use the standard library alone and run by file path, before or beside
the project's environment. Nothing here is imported by an app.
"""
