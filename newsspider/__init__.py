"""newsspider turns news sites into clean JSON Lines a person can trust."""

__version__ = "0.1.0"
