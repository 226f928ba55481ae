"""The part of scikit-learn that the embedded runtime offers."""

__version__ = str("1.9.1")
__all__ = [str("base"), str("cluster"), str("ensemble"), str("exceptions")]
