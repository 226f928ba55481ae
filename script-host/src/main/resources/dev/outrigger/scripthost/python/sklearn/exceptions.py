class NotFittedError(ValueError, AttributeError):
    """An estimator used before it was fitted."""


class ConvergenceWarning(UserWarning):
    """An algorithm found less than was asked for."""


class InvalidParameterError(ValueError, TypeError):
    """A parameter out of its range."""
