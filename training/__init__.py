"""Fits the model that finds the article, and measures it. Not in the installed package; needs the extra `train`."""
