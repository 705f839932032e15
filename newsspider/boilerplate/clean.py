"""stub"""
from dataclasses import dataclass
@dataclass
class Cleaned:
    kept: list
    cuts: tuple = ()
    flags: tuple = ()
def clean(document, inside):
    return Cleaned([i for i, f in enumerate(inside) if f])
