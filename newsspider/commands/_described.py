"""What `scrapy -h` says of a command, as its data."""

from typing import Any, ClassVar


class Described:
    """Stands before ScrapyCommand among the bases of a command that answers a question."""

    #: What stands behind the command's name.
    SYNTAX: ClassVar[str]
    #: One line for the list of commands.
    BRIEF: ClassVar[str]
    #: What `scrapy NAME -h` says beside it.
    MORE: ClassVar[str]

    requires_project = True
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """What stands behind the command's name."""
        return self.SYNTAX

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return self.BRIEF

    def long_desc(self) -> str:
        """For -h."""
        return f"{self.BRIEF}. {self.MORE}"
