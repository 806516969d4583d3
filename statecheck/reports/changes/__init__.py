"""How what changed is shown: formats that tell more than findings can."""
