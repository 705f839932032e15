"""How this project behaves towards the hosts that it asks: robots.txt, pace, pauses, reservations."""
