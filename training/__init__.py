"""Fits the model that finds the article, and measures it. Not part of the installed package; needs the extra `train`."""
