"""The reference as a site: pages, pictures, search and walk-through."""

from statecheck.docs.site.rendering import site_files

__all__ = ["site_files"]
