"""Checks the contract of an API that answers with states."""
