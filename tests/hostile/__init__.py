"""A loopback site of good articles among broken and malicious matter: `tests/test_hostile_site.py` crawls it.

`good` has the articles, each sent in a way of its own that is odd but right; `wire`, `redirects` and `pages` have the
cases: what is sent, and the fate and the reason with which it must end.
"""
