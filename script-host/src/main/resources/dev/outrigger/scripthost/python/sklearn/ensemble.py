import math

from sklearn.base import BaseEstimator, ClassifierMixin, RegressorMixin, is_int, is_real

_SHARED = (
    ("max_depth", None), ("min_samples_split", 2), ("min_samples_leaf", 1), ("min_weight_fraction_leaf", 0.0),
    ("max_leaf_nodes", None), ("min_impurity_decrease", 0.0), ("bootstrap", True), ("oob_score", False),
    ("n_jobs", None), ("random_state", None), ("verbose", 0), ("warm_start", False), ("ccp_alpha", 0.0),
    ("max_samples", None), ("monotonic_cst", None))
_WITHOUT_EFFECT = (
    "min_samples_split", "min_weight_fraction_leaf", "min_impurity_decrease", "bootstrap", "oob_score", "verbose",
    "warm_start", "ccp_alpha", "class_weight", "max_samples", "monotonic_cst")
_UNBOUNDED = 1000000


class _Forest(BaseEstimator):
    def __init__(self, *args, **keywords):
        self._accept(1, args, keywords)

    def _validate(self):
        self._require(is_int(self.n_estimators) and self.n_estimators >= 1, "n_estimators", "an int in the range [1, inf)")
        self._require(
            self.max_depth is None or is_int(self.max_depth) and self.max_depth >= 1,
            "max_depth", "an int in the range [1, inf) or None")
        self._require(
            is_int(self.min_samples_leaf) and self.min_samples_leaf >= 1,
            "min_samples_leaf", "an int in the range [1, inf) in the embedded runtime")
        self._require(
            self.max_leaf_nodes is None or is_int(self.max_leaf_nodes) and self.max_leaf_nodes >= 2,
            "max_leaf_nodes", "an int in the range [2, inf) or None")
        self._require(
            self.max_features is None or self.max_features in ("sqrt", "log2")
            or is_int(self.max_features) and self.max_features >= 1
            or isinstance(self.max_features, float) and 0.0 < self.max_features <= 1.0,
            "max_features",
            "an int in the range [1, inf), a float in the range (0.0, 1.0], a str among {'sqrt', 'log2'} or None")
        # All processors work on a forest whatever n_jobs says; only a wish for fewer would go unheard.
        self._require(self.n_jobs is None or self.n_jobs == -1, "n_jobs", "None or -1 in the embedded runtime")
        self._require_seed()
        self._require_default(*_WITHOUT_EFFECT)

    def _features_per_split(self, columns):
        if self.max_features is None:
            return columns
        if self.max_features == "sqrt":
            return max(1, int(math.sqrt(columns)))
        if self.max_features == "log2":
            return max(1, int(math.log(columns, 2)))
        if is_int(self.max_features):
            return min(self.max_features, columns)
        return max(1, int(self.max_features * columns))

    def _grow(self, X, targets, classes, sample_weight):
        if sample_weight is not None:
            raise NotImplementedError(
                "%s.fit(sample_weight=...) is not supported by the embedded runtime. Use CPython: start with --python"
                " PATH, or ALTER EXTERNAL LANGUAGE Python" % type(self).__name__)
        x = _learning.matrix(X)
        forest = _learning.forest(
            type(self).__name__, x, _learning.vector(targets), classes, self.n_estimators,
            self._features_per_split(x.columns()), _UNBOUNDED if self.max_depth is None else self.max_depth,
            _UNBOUNDED if self.max_leaf_nodes is None else self.max_leaf_nodes, self.min_samples_leaf,
            self.criterion == "entropy", self.random_state)
        self._remember_features(X, x.columns())
        self._forest = forest
        self.n_outputs_ = 1
        self.feature_importances_ = _learning.importances(forest)
        return self

    def _seen(self, X):
        self._check_fitted("_forest")
        x = _learning.matrix(X)
        self._check_features(X, x.columns())
        return x

    def __getstate__(self):
        if "_forest" in self.__dict__:
            raise NotImplementedError(
                "a fitted %s cannot be pickled by the embedded runtime. Use CPython: start with --python PATH, or ALTER"
                " EXTERNAL LANGUAGE Python" % type(self).__name__)
        return dict(self.__dict__)


class RandomForestClassifier(_Forest, ClassifierMixin):
    """A forest of Smile's behind scikit-learn's interface: as good, not tree for tree the same."""

    _defaults = (
        ("n_estimators", 100), ("criterion", "gini"), ("max_features", "sqrt"), ("class_weight", None)) + _SHARED

    def fit(self, X, y, sample_weight=None):
        self._validate()
        self._require(self.criterion in ("gini", "entropy"), "criterion", "a str among {'entropy', 'gini'} in the embedded runtime")
        labels = list(y)
        classes = sorted(set(labels))
        codes = dict((label, float(code)) for code, label in enumerate(classes))
        self._grow(X, [codes[label] for label in labels], len(classes), sample_weight)
        self.classes_ = _array(classes)
        self.n_classes_ = len(classes)
        return self

    def predict(self, X):
        x = self._seen(X)
        classes = list(self.classes_)
        return _array([classes[code] for code in _learning.codes(self._forest, x)])

    def predict_proba(self, X):
        x = self._seen(X)
        return _learning.chances(self._forest, x)

    def score(self, X, y, sample_weight=None):
        if sample_weight is not None:
            raise NotImplementedError("score(sample_weight=...) is not supported by the embedded runtime")
        truth = list(y)
        found = list(self.predict(X))
        if len(truth) != len(found):
            raise ValueError("Found input variables with inconsistent numbers of samples: [%d, %d]" % (len(truth), len(found)))
        return sum(1.0 for a, b in zip(truth, found) if a == b) / len(truth)


class RandomForestRegressor(_Forest, RegressorMixin):
    """A forest of Smile's behind scikit-learn's interface: as good, not tree for tree the same."""

    _defaults = (("n_estimators", 100), ("criterion", "squared_error"), ("max_features", 1.0)) + _SHARED

    def fit(self, X, y, sample_weight=None):
        self._validate()
        self._require(self.criterion == "squared_error", "criterion", "'squared_error' in the embedded runtime")
        return self._grow(X, y, 0, sample_weight)

    def predict(self, X):
        x = self._seen(X)
        return _learning.values(self._forest, x)

    def score(self, X, y, sample_weight=None):
        if sample_weight is not None:
            raise NotImplementedError("score(sample_weight=...) is not supported by the embedded runtime")
        truth = list(_learning.vector(y))
        found = list(self.predict(X))
        if len(truth) != len(found):
            raise ValueError("Found input variables with inconsistent numbers of samples: [%d, %d]" % (len(truth), len(found)))
        mean = sum(truth) / len(truth)
        total = sum((t - mean) ** 2 for t in truth)
        off = sum((t - f) ** 2 for t, f in zip(truth, found))
        if total == 0:
            return 1.0 if off == 0 else 0.0
        return 1.0 - off / total


def _array(values):
    """A numpy array where there is numpy."""
    try:
        import numpy
    except ImportError:
        return values
    return numpy.array(values)
