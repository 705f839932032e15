"""CLEAN, second half: rules by theme, each with samples of what it drops and what it must keep."""
