"""Which cells of the law a user softens."""

PROFILES: tuple[str, ...] = ("strict", "balanced", "tolerant")
