"""Families of sites: how a content management system or a large site marks up its articles, one base page each."""
