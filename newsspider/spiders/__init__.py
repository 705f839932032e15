"""One generic spider a file."""
