"""What a script returned and cannot be sent."""


class BadOutput(Exception):
    """What the script returned cannot be sent; the text is for the script's author."""
