"""CLEAN, first half: bytes and characters back to what was written: encodings, mirror glosses."""
