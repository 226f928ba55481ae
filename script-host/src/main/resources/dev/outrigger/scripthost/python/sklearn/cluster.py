from sklearn.base import BaseEstimator, ClusterMixin, TransformerMixin, is_int, is_real, warn


class KMeans(BaseEstimator, ClusterMixin, TransformerMixin):
    """K-means with scikit-learn 1.9's algorithm 'lloyd'.

    The same random_state gives scikit-learn's labels wherever those do not depend on the machine. float32 input is
    computed in double precision.
    """

    _defaults = (
        ("n_clusters", 8), ("init", "k-means++"), ("n_init", "auto"), ("max_iter", 300), ("tol", 1e-4), ("verbose", 0),
        ("random_state", None), ("copy_x", True), ("algorithm", "lloyd"))

    def __init__(self, *args, **keywords):
        self._accept(1, args, keywords)

    def _validate(self):
        self._require(is_int(self.n_clusters) and self.n_clusters >= 1, "n_clusters", "an int in the range [1, inf)")
        if callable(self.init):
            raise NotImplementedError(
                "KMeans(init=<callable>) is not supported by the embedded runtime. Give the centers themselves, or use"
                " CPython: start with --python PATH, or ALTER EXTERNAL LANGUAGE Python")
        named = isinstance(self.init, basestring)
        self._require(
            self.init in ("k-means++", "random") if named else hasattr(self.init, "__len__"),
            "init", "a str among {'k-means++', 'random'}, a callable or an array-like")
        self._require(
            self.n_init == "auto" if isinstance(self.n_init, basestring) else is_int(self.n_init) and self.n_init >= 1,
            "n_init", "a str among {'auto'} or an int in the range [1, inf)")
        self._require(is_int(self.max_iter) and self.max_iter >= 1, "max_iter", "an int in the range [1, inf)")
        self._require(is_real(self.tol) and self.tol >= 0, "tol", "a float in the range [0.0, inf)")
        self._require(
            isinstance(self.verbose, bool) or is_int(self.verbose) and self.verbose >= 0,
            "verbose", "an int in the range [0, inf), an instance of 'bool' or an instance of 'numpy.bool'")
        self._require_seed()
        self._require(
            isinstance(self.copy_x, bool), "copy_x", "an instance of 'bool' or an instance of 'numpy.bool'")
        self._require(
            isinstance(self.algorithm, basestring) and self.algorithm in ("elkan", "lloyd"),
            "algorithm", "a str among {'elkan', 'lloyd'}")
        self._require_default("verbose", "algorithm")

    def fit(self, X, y=None, sample_weight=None):
        self._validate()
        x = _learning.matrix(X)
        init = self.init if isinstance(self.init, basestring) else _learning.matrix(self.init)
        weights = None if sample_weight is None else _weights(sample_weight, x.rows())
        starts = 0 if self.n_init == "auto" else self.n_init
        centers, labels, inertia, iterations, warnings = _learning.kmeans(
            x, weights, self.n_clusters, init, starts, self.max_iter, float(self.tol), self.random_state)
        for text in warnings:
            warn(text)
        self._remember_features(X, x.columns())
        self.cluster_centers_ = centers
        self.labels_ = labels
        self.inertia_ = inertia
        self.n_iter_ = iterations
        return self

    def fit_predict(self, X, y=None, sample_weight=None):
        return self.fit(X, sample_weight=sample_weight).labels_

    def fit_transform(self, X, y=None, sample_weight=None):
        return self.fit(X, sample_weight=sample_weight).transform(X)

    def predict(self, X):
        x = self._seen(X)
        return _learning.predict(self._centers(), x)

    def transform(self, X):
        x = self._seen(X)
        return _learning.transform(self._centers(), x)

    def score(self, X, y=None, sample_weight=None):
        x = self._seen(X)
        weights = None if sample_weight is None else _weights(sample_weight, x.rows())
        return _learning.score(self._centers(), x, weights)

    def _centers(self):
        return _learning.matrix(self.cluster_centers_)

    def _seen(self, X):
        self._check_fitted("cluster_centers_")
        x = _learning.matrix(X)
        self._check_features(X, x.columns())
        return x


def _weights(sample_weight, rows):
    """One for each row; a number stands for as many of it."""
    if is_real(sample_weight):
        sample_weight = [float(sample_weight)] * rows
    return _learning.vector(sample_weight)
