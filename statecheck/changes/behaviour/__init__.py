"""What becomes of a client on a server of another version, followed step by step."""
