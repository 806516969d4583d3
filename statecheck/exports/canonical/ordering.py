"""An order for what has none, so that the same is always written alike."""

import json


def ordered(data: object) -> object:
    """Return plain data with the keys of every mapping sorted, and numbers alike."""
    if isinstance(data, dict):
        return {key: ordered(data[key]) for key in sorted(data)}
    if isinstance(data, list | tuple):
        return [ordered(item) for item in data]
    if isinstance(data, float) and data.is_integer():
        return int(data)
    return data


def sorted_data(items: list[object]) -> list[object]:
    """Return plain data in an order that depends on nothing but itself."""
    return sorted(items, key=lambda item: (not isinstance(item, str), json.dumps(item)))


def alone(items: list[object]) -> object:
    """Return the one member of a list, or a list of another length as it is."""
    return items[0] if len(items) == 1 else items
