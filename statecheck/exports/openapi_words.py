"""Texts of an OpenAPI document."""

_LONGEST = 120


def summary(description: str, name: str) -> dict[str, str]:
    """Return a summary, and a description where there is more to say."""
    text = description.strip()
    if not text:
        return {"summary": name}
    first, stop, rest = text.partition(". ")
    line = " ".join(f"{first}{'.' if stop else ''}".split())
    if len(line) > _LONGEST:
        return {"summary": name, "description": text}
    short = {"summary": line.removesuffix(".")}
    return {**short, "description": text} if rest else short
