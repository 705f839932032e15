"""Newspapers' digital editions: the catalogue, and the families of systems that publish them."""
