"""UTF-8 that was taken for Latin-1 or Windows-1252 and written as UTF-8 once more: â€™ for ’, Ã© for é, ï¼Œ for ，."""

import re
from typing import Final

# Of each character that Windows-1252, or Latin-1 where that has none, makes of a byte of a longer character, the byte.
_BYTES: Final = {
    said: byte for byte in range(0x80, 0x100) for said in (chr(byte), bytes((byte,)).decode("cp1252", "ignore")) if said
}
_INNER: Final = "".join(re.escape(said) for said, byte in _BYTES.items() if byte < 0xC0)
_LATIN1: Final = r"[Â-ß][\x80-\xbf]|[à-ï][\x80-\xbf]{2}|[ð-ô][\x80-\xbf]{3}"
# In Windows-1252 the end of « café»… » is a character of Chinese, too: such leads only where there is more of it.
_WESTERN: Final = re.compile(rf"{_LATIN1}|[ÂÃÐÑ][{_INNER}]|[âï][{_INNER}]{{2}}")
_ALL: Final = re.compile(rf"[Â-ß][{_INNER}]|[à-ï][{_INNER}]{{2}}|[ð-ô][{_INNER}]{{3}}")
_CHINESE: Final = ("ï¼", "ã€")  # full-width signs: ，。、


def undoubled(text: str) -> str:
    """The text with each such character as it was written; what is none stays."""
    characters = _ALL if any(sign in text for sign in _CHINESE) else _WESTERN
    return characters.sub(_undoubled, text)


def _undoubled(match: re.Match[str]) -> str:
    try:
        return bytes(map(_BYTES.__getitem__, match[0])).decode()
    except UnicodeDecodeError:
        return match[0]
