"""The systems whose messages are described."""

SYSTEMS = (
    "shop",
    "pingfederate",
    "pingone-verify",
    "symantec-vip",
    "car-loan",
    "card-payment",
    "device-grant",
    "lending",
    "transfer",
)
