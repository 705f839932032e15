"""DISCOVER: pages to article URLs. Pure functions of a page."""
