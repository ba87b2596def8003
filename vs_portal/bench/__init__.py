"""The benchmark: named pages, timed over HTTP against a bare view that the same server process answers.

Example: `manage.py bench --scale council --pages advice_requests.desk --json`.
Speed is told as `ratio_to_floor`, which holds on a slow and on a fast machine alike.
"""
