"""Queries of the database that a script runs in: as its caller, in the caller's transaction."""

__all__ = ["query", "execute", "SqlError"]


class SqlError(Exception):
    """What the database said."""

    def __init__(self, number, severity, state, line, procedure, message):
        Exception.__init__(self, number, severity, state, line, procedure, message)
        self.number = number
        self.severity = severity
        self.state = state
        self.line = line
        self.procedure = procedure
        self.message = message

    def __unicode__(self):
        place = "" if self.procedure is None else "Procedure %s, " % self.procedure
        return "Msg %d, Level %d, State %d, %sLine %d: %s" % (
            self.number, self.severity, self.state, place, self.line, self.message)

    def __str__(self):
        return self.__unicode__().encode("utf-8")


def query(sql, parameters=None):
    """The rows of one SELECT, or of an EXECUTE, as a DataFrame."""
    return _asked(sql, True, parameters)


def execute(sql, parameters=None):
    """Runs one INSERT, UPDATE, DELETE, MERGE or EXECUTE; returns the number of rows."""
    return _asked(sql, False, parameters)


def _asked(sql, rows, parameters):
    if not isinstance(sql, basestring):
        raise TypeError("a query is text, not a %s" % type(sql).__name__)
    if parameters is None:
        names, values = [], []
    elif isinstance(parameters, dict):
        names = [name.lstrip("@") for name in parameters.keys()]
        values = list(parameters.values())
    elif isinstance(parameters, (list, tuple)):
        names, values = [""] * len(parameters), list(parameters)
    else:
        raise TypeError("parameters are a list, a tuple or a dict, not a %s" % type(parameters).__name__)
    failure, answer = _engine.ask(sql, rows, names, values)
    if failure is not None:
        raise SqlError(*failure)
    return answer
