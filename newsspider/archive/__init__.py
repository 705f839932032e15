"""Stored responses (WARC): written by a live crawl, read again by the `warc` spider."""
