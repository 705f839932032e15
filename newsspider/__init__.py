"""newsspider turns news sites into clean JSON Lines a person can trust."""
