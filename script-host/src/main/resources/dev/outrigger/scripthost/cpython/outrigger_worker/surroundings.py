"""What a script may change around itself, and what the next script of the session finds as it was."""

import gc
import os
import sys
import warnings

CACHES = (".cache", ".config")


class Surroundings:
    """Taken once, before any script. Modules, with what a script changed in them, are kept as long as the session."""

    def __init__(self):
        self.folder = os.getcwd()
        # A sandbox may have mounted here what the interpreter runs on. Without their caches libraries start slowly.
        self.kept = {*CACHES, *os.listdir(self.folder)}
        self.path = list(sys.path)
        self.arguments = list(sys.argv)
        self.recursion = sys.getrecursionlimit()
        self.take_settings()

    def take_settings(self):
        """Once more where something was loaded that sets them."""
        self.environment = dict(os.environ)
        self.filters = list(warnings.filters)

    def restore(self):
        gc.enable()
        if dict(os.environ) != self.environment:
            os.environ.clear()
            os.environ.update(self.environment)
        sys.path[:] = self.path
        sys.argv[:] = self.arguments
        if warnings.filters != self.filters:
            warnings.resetwarnings()
            warnings.filters[:] = self.filters
        sys.setrecursionlimit(self.recursion)
        self.empty_folder()

    def empty_folder(self):
        try:
            os.chdir(self.folder)
            with os.scandir(self.folder) as entries:
                for entry in entries:
                    if entry.name in self.kept:
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        import shutil

                        shutil.rmtree(entry.path, ignore_errors=True)
                    else:
                        os.unlink(entry.path)
        except OSError:
            # What a script has locked away is nothing that the next one should meet: it gets a process of its own.
            os._exit(1)
