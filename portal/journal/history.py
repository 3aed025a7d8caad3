"""How an event tells that it is about a row: by the step it names, or by the row that it changes."""


def marks_of(id: str) -> tuple[str, str]:
    """Either of these stands in the stored bytes; people's words are escaped and cannot imitate them."""
    return f'"step":"{id}"', f'"id":"{id}"'
