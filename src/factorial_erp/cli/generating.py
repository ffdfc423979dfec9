"""How does a file with ``$metadata`` become a module on the command line?"""

from __future__ import annotations

from pathlib import Path

from ..errors import InputInvalid
from ..generator.custom_module import custom_module, name_of

__all__ = ["generate"]


def generate(metadata: Path, *, route: str, out: Path | None) -> str:
    """
    Return the text of the module.

    Args:
        metadata: The file that was saved.
        route: Of the API: ``publisher/group/version``.
        out: Where the module will stand; the class of the API is named after it.

    Raises:
        InputInvalid: The file cannot be read, or is no ``$metadata``.
    """
    try:
        content = metadata.read_bytes()
        name = name_of(out or metadata)
        return custom_module(content, name=name, route=route, source=metadata.name)
    except OSError as error:
        message = f"{metadata} cannot be read: {error.strerror}."
        raise InputInvalid(message, field="metadata") from error
    except ValueError as error:
        hint = "Save the answer to GET …/api/{route}/$metadata to a file, and give that."
        raise InputInvalid(str(error), field="metadata", hint=hint) from error
