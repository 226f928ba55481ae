"""Starts the worker: what it needs, its limits, and the loop over calls.

Speaks the host protocol on descriptors 0 and 1, moved out of the way before any script runs. Needs CPython 3.9 or
later, numpy, pandas 1.5 or later and pyarrow. Arguments: the bytes of memory that scripts may use, the modules to
import before the first script, with commas between them, the folders of external libraries, what to load, and the two
files of the memory that is shared with the engine, if there is one: as paths or as the numbers of open descriptors. To
load are numpy, pandas and pyarrow: "all" of them, "frames" what makes frames, or "on-demand" what the script needs that
the engine then tells.
"""

import faulthandler
import gc
import importlib
import os
import select
import signal
import sys
import threading
import time

from . import outbound, programs
from .call import SCRIPT, call
from .libraries import Libraries
from .memory import MemoryLimit
from .refusal import CannotLoad
from .shared import SharedSlots
from .surroundings import Surroundings
from .unaided import runs_unaided
from .wire import Wire

# A user may have 64 MiB of pipes on Linux, and some dozens of hosts.
PIPE_BYTES = 1 << 18
REST_SECONDS = 1


def watch_parent():
    """Ends this process when the one that started it is gone; a sandbox does that by itself."""
    parent = os.getppid()

    def watch():
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    if parent != 1 and parent != 0:
        threading.Thread(target=watch, name="outrigger-parent", daemon=True).start()


def widen(descriptor):
    """Lets a pipe hold more than the usual 64 KiB, so that its two ends wait for one another less often."""
    try:
        import fcntl

        fcntl.fcntl(descriptor, getattr(fcntl, "F_SETPIPE_SZ", 1031), PIPE_BYTES)
    except (ImportError, OSError):
        # It is slower, no more.
        return


def load_listed(modules):
    """Imports what the administrator listed, so that no script waits for it; what is missing, as a sentence."""
    for name in modules:
        try:
            importlib.import_module(name)
        except Exception as e:
            return "the Python at %s cannot import %s, which is listed to be imported (%s: %s)" % (
                sys.executable, name, type(e).__name__, e)
    return ""


def add_libraries(folders):
    """Puts external libraries before the interpreter's own packages and after its standard library."""
    packages = ("site-packages", "dist-packages")
    place = next((i for i, path in enumerate(sys.path) if os.path.basename(path) in packages), len(sys.path))
    sys.path[place:place] = folders
    private = os.environ.pop("OUTRIGGER_PRIVATE_LIBRARIES", "").split(os.pathsep)
    if folders:
        show_libraries("public", [f for f in folders if f not in private], ("MRS_EXTLIB_SHARED_PATH", "PUBLICLIBPATH"))
        show_libraries("private", [f for f in folders if f in private], ("MRS_EXTLIB_USER_PATH", "PRIVATELIBPATH"))


def show_libraries(scope, folders, variables):
    """One folder with all that the libraries of a scope have, under the names that SQL Server gives it."""
    if not folders:
        return
    shown = os.path.join(os.getcwd(), ".libraries", scope)
    os.makedirs(shown)
    for folder in folders:
        for name in os.listdir(folder):
            if not os.path.lexists(os.path.join(shown, name)):
                os.symlink(os.path.join(folder, name), os.path.join(shown, name))
    for variable in variables:
        os.environ[variable] = shown


def move_protocol():
    # It was for the C library; what a script starts need not have it.
    os.environ.pop("GLIBC_TUNABLES", None)
    read_descriptor, write_descriptor = os.dup(0), os.dup(1)
    shared = SharedSlots(*sys.argv[5:7]) if len(sys.argv) > 5 else None
    if sys.platform == "linux" and shared is None:
        widen(read_descriptor)
        widen(write_descriptor)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    # What native code prints to descriptor 1 arrives as standard error.
    os.dup2(2, 1)
    sys.stdin = open(os.devnull)
    return Wire(read_descriptor, write_descriptor, shared)


def rest(wire, libraries):
    """Waits for the next call; the memory of the last one's frames is kept for it a moment only."""
    if sys.platform == "linux" and not select.select([wire.pipe], [], [], REST_SECONDS)[0]:
        libraries.rest()


def tell_where():
    """A crash, and the engine's order to end, say on standard error in which lines the script is."""
    faulthandler.enable(2, all_threads=False)
    if hasattr(faulthandler, "register"):
        faulthandler.register(signal.SIGTERM, 2, all_threads=False, chain=True)


def are_needed(wire, libraries):
    """Whether the first script needs them, as far as can be seen."""
    if sys.argv[4] != "on-demand":
        return True
    expected = wire.message("Expect")
    if expected is None:
        os._exit(0)
    return not libraries.are_there() or not runs_unaided(expected["script"], expected["frames"])


def prepare(wire, libraries):
    """What is there before the first script, without libraries that it does not need; an error is a sentence."""
    modules = [name for name in sys.argv[2].split(",") if name]
    folders = [folder for folder in sys.argv[3].split(os.pathsep) if folder]
    if are_needed(wire, libraries) or modules or folders:
        try:
            libraries.load()
        except CannotLoad as e:
            return str(e)
    if sys.argv[4] == "all":
        libraries.warm_up()
    add_libraries(folders)
    return load_listed(modules)


def serve():
    wire = move_protocol()
    tell_where()
    if sys.version_info < (3, 9):
        text = "%s is Python %s; scripts need 3.9 or later" % (sys.executable, sys.version.split()[0])
        wire.tell("CannotStart", text=text)
        return
    sys.path.remove(os.path.dirname(os.path.dirname(__file__)))
    memory = MemoryLimit(int(sys.argv[1]))
    libraries = Libraries(wire, memory)
    problem = prepare(wire, libraries) or outbound.start() or programs.refuse() or memory.hold(libraries.loaded)
    if problem:
        wire.tell("CannotStart", text=problem)
        return
    sys.argv = [SCRIPT]
    watch_parent()
    main = sys.modules["__main__"]
    surroundings = libraries.surroundings = Surroundings()
    gc.freeze()
    gc.enable()
    wire.tell("Ready", version=sys.version.split()[0])
    while True:
        rest(wire, libraries)
        session = wire.message("InitSession")
        if session is None:
            # Threads that a script left behind do not keep the process.
            os._exit(0)
        call(wire, session, main, libraries)
        surroundings.restore()
        libraries.settle()
