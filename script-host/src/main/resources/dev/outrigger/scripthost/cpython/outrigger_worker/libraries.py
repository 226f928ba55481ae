"""numpy, pandas and pyarrow, which take longer to load than all else: in advance, or when they are needed first."""

import gc
import importlib.util
import sys

from .refusal import CannotLoad

NEEDED = ("numpy", "pandas", "pyarrow")


def import_needed():
    """What is missing, as a sentence."""
    for name in NEEDED:
        try:
            __import__(name)
        except ImportError as e:
            return "the Python at %s cannot import %s (%s): run \"%s -m pip install %s\"" % (
                sys.executable, name, e, sys.executable, name)
    import pandas as pd

    if tuple(int(part) for part in pd.__version__.split(".")[:2]) < (1, 5):
        return "the Python at %s has pandas %s; scripts need 1.5 or later: run \"%s -m pip install -U pandas\"" % (
            sys.executable, pd.__version__, sys.executable)
    return ""


class Libraries:
    """All of them or none. Until they are loaded no script has run that could be in their way (unaided.py)."""

    def __init__(self, wire, memory):
        self.wire = wire
        self.memory = memory
        self.loaded = False
        self.loopback = self.empty = None
        self.surroundings = None

    @staticmethod
    def are_there():
        """Whether they can be found; only loading them shows whether they work."""
        return all(importlib.util.find_spec(name) is not None for name in NEEDED)

    def load(self):
        """Before a script runs."""
        if not self.loaded:
            try:
                self.load_after()
            finally:
                self.settle()

    def settle(self):
        problem = self.memory.settle()
        if problem:
            raise CannotLoad(problem)

    def load_after(self):
        """After a script has run, whose memory is not free yet: settle follows when it is."""
        if self.loaded:
            return
        # Nothing that is imported becomes garbage, and to look for it takes a tenth of the time.
        collects = gc.isenabled()
        gc.disable()
        try:
            self.memory.lift()
            problem = import_needed()
            if problem:
                raise CannotLoad(problem)
            import pandas as pd

            from .loopback import Loopback

            self.loopback = Loopback(self.wire)
            self.empty = pd.DataFrame()
        finally:
            if collects:
                gc.freeze()
                gc.enable()
        self.loaded = True
        if self.surroundings is not None:
            self.surroundings.take_settings()

    def empty_frame(self):
        # To make one takes four times as long.
        return self.empty.copy()

    def warm_up(self):
        """The first use of pandas's and Arrow's lazy parts happens here, not in the first call."""
        import pandas as pd

        from .arriving import frame_of
        from .returned import table_of

        table = table_of("frame", pd.DataFrame({"a": [1.5, None], "b": ["x", None]}))
        repr(frame_of(table.schema, table.columns, table.num_rows))

    def rest(self):
        """A moment after a call: what the next one may need, or the memory that the last one has left."""
        if self.loaded:
            import pyarrow as pa

            pa.default_memory_pool().release_unused()
            return
        try:
            self.load()
        except CannotLoad:
            # It is said to the call that needs them.
            return

    @staticmethod
    def names():
        """What a script finds of them without importing it."""
        import numpy as np
        import pandas as pd

        return {"pandas": pd, "pd": pd, "numpy": np, "np": np, "DataFrame": pd.DataFrame}
