"""The design system, bound once: every page, form and component takes its look from here.

The only part of `vs_portal` that other apps may import. It knows Django and libraries, and no app.
"""
