"""What cannot be sent, in words for the script's author."""


class BadInput(Exception):
    """What the query or a parameter holds cannot be given to the script as it is."""


class BadOutput(Exception):
    """What the script returned cannot be sent."""


class CannotLoad(Exception):
    """The interpreter lacks what scripts need."""
