import sys

from sklearn.exceptions import InvalidParameterError, NotFittedError


def shown(value):
    """repr, without the marks that Python 3 does not write."""
    if isinstance(value, unicode):
        return repr(value)[1:]
    text = repr(value)
    return text[:-1] if isinstance(value, long) else text


def is_int(value):
    return isinstance(value, (int, long)) and not isinstance(value, bool)


def is_real(value):
    return is_int(value) or isinstance(value, float)


def warn(text):
    """To stderr, as the warnings module writes it."""
    sys.stderr.write(text + "\n")


class BaseEstimator(object):
    _defaults = ()

    def _accept(self, positional, given, keywords):
        """Parameters as a Python 3 signature with keyword-only arguments takes them."""
        name = type(self).__name__
        if len(given) > positional:
            raise TypeError("%s.__init__() takes %s positional argument%s but %d were given" % (
                name, "from 1 to %d" % (positional + 1) if positional else "1", "s" if positional else "", len(given) + 1))
        values = dict(self._defaults)
        for (parameter, _), value in zip(self._defaults, given):
            if parameter in keywords:
                raise TypeError("%s.__init__() got multiple values for argument '%s'" % (name, parameter))
            values[parameter] = value
        for parameter, value in keywords.items():
            if parameter not in values:
                raise TypeError("%s.__init__() got an unexpected keyword argument '%s'" % (name, parameter))
            values[parameter] = value
        for parameter, value in values.items():
            setattr(self, parameter, value)

    def get_params(self, deep=True):
        return dict((parameter, getattr(self, parameter)) for parameter, _ in self._defaults)

    def set_params(self, **parameters):
        known = sorted(parameter for parameter, _ in self._defaults)
        for parameter, value in parameters.items():
            if parameter not in known:
                raise ValueError("Invalid parameter %s for estimator %r. Valid parameters are: [%s]." % (
                    shown(unicode(parameter)), self, ", ".join(shown(unicode(name)) for name in known)))
            setattr(self, parameter, value)
        return self

    def __repr__(self):
        changed = []
        for parameter, default in sorted(self._defaults):
            value = getattr(self, parameter)
            if value is not default and value != default:
                changed.append("%s=%s" % (parameter, shown(value)))
        return "%s(%s)" % (type(self).__name__, ", ".join(changed))

    def _require(self, holds, parameter, range_):
        if not holds:
            raise InvalidParameterError("The '%s' parameter of %s must be %s. Got %s instead." % (
                parameter, type(self).__name__, range_, shown(getattr(self, parameter))))

    def _require_seed(self):
        self._require(
            self.random_state is None or is_int(self.random_state) and 0 <= self.random_state < 2 ** 32,
            "random_state", "an int in the range [0, 4294967295] or None in the embedded runtime")

    def _require_default(self, *parameters):
        """What has no effect here is refused rather than ignored."""
        for parameter, default in self._defaults:
            value = getattr(self, parameter)
            if parameter in parameters and value is not default and value != default:
                raise NotImplementedError(
                    "%s(%s=%s) is not supported by the embedded runtime. Use CPython: start with --python PATH, or"
                    " ALTER EXTERNAL LANGUAGE Python" % (type(self).__name__, parameter, shown(value)))

    def _check_fitted(self, attribute):
        if attribute not in self.__dict__:
            raise NotFittedError(
                "This %s instance is not fitted yet. Call 'fit' with appropriate arguments before using this estimator."
                % type(self).__name__)

    def _remember_features(self, X, columns):
        self.n_features_in_ = columns
        names = feature_names(X)
        if names is not None:
            self.feature_names_in_ = names
        else:
            self.__dict__.pop("feature_names_in_", None)

    def _check_features(self, X, columns):
        name = type(self).__name__
        names = feature_names(X)
        fitted = getattr(self, "feature_names_in_", None)
        if names is not None and fitted is None:
            warn("UserWarning: X has feature names, but %s was fitted without feature names" % name)
        elif names is None and fitted is not None:
            warn("UserWarning: X does not have valid feature names, but %s was fitted with feature names" % name)
        elif names is not None and names != fitted:
            text = "The feature names should match those that were passed during fit.\n"
            unseen = sorted(set(names) - set(fitted))
            missing = sorted(set(fitted) - set(names))
            if unseen:
                text += "Feature names unseen at fit time:\n" + "".join("- %s\n" % n for n in unseen)
            if missing:
                text += "Feature names seen at fit time, yet now missing:\n" + "".join("- %s\n" % n for n in missing)
            if not unseen and not missing:
                text += "Feature names must be in the same order as they were in fit.\n"
            raise ValueError(text)
        if columns != self.n_features_in_:
            raise ValueError("X has %d features, but %s is expecting %d features as input." % (
                columns, name, self.n_features_in_))


def feature_names(X):
    """A frame's column names where all are text, as scikit-learn keeps them; otherwise None."""
    columns = getattr(X, "columns", None)
    if columns is None:
        return None
    names = list(columns)
    return names if names and all(isinstance(name, basestring) for name in names) else None


class ClusterMixin(object):
    _estimator_type = "clusterer"


class ClassifierMixin(object):
    _estimator_type = "classifier"


class RegressorMixin(object):
    _estimator_type = "regressor"


class TransformerMixin(object):
    pass
