"""In a sandbox, no other program in the host's place: the sandbox itself has to allow exec, by which it starts the host."""

import os

# Of x86_64 and of arm64: what an audit calls the machine, and the numbers of seccomp and execve. The sandbox's own
# filter has execveat.
MACHINES = {"x86_64": (0xC000003E, 317, 59), "aarch64": (0xC00000B7, 277, 221)}

SET_MODE_FILTER = 1
ALL_THREADS = 1
LOAD, JUMP_EQUAL, RETURN = 0x20, 0x15, 0x06
NUMBER, ARCHITECTURE = 0, 4
ALLOW, NOT_PERMITTED = 0x7FFF0000, 0x00050000 | 1


def sandboxed():
    """Whether this is the second process of a process namespace, under a filter and without new privileges."""
    try:
        with open("/proc/self/status") as status:
            lines = {tuple(line.split()) for line in status}
    except OSError:
        return False
    return {("Seccomp:", "2"), ("NoNewPrivs:", "1"), ("Pid:", "2")} <= lines


def refuse():
    """From here on exec is not permitted, in no thread; an error is a sentence."""
    machine_name = os.uname().machine if hasattr(os, "uname") else ""
    if machine_name not in MACHINES or not sandboxed():
        return ""
    try:
        import ctypes
    except ImportError:
        # What is started in the host's place has the same filter and limits, and is ended.
        return ""

    class Instruction(ctypes.Structure):
        _fields_ = [("code", ctypes.c_uint16), ("yes", ctypes.c_uint8), ("no", ctypes.c_uint8), ("k", ctypes.c_uint32)]

    class Program(ctypes.Structure):
        _fields_ = [("length", ctypes.c_uint16), ("instructions", ctypes.POINTER(Instruction))]

    machine, seccomp, execve = MACHINES[machine_name]
    instructions = (Instruction * 6)(
        (LOAD, 0, 0, ARCHITECTURE),
        (JUMP_EQUAL, 0, 2, machine),
        (LOAD, 0, 0, NUMBER),
        (JUMP_EQUAL, 1, 0, execve),
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, NOT_PERMITTED),
    )
    library = ctypes.CDLL(None, use_errno=True)
    program = Program(len(instructions), instructions)
    result = library.syscall(seccomp, SET_MODE_FILTER, ALL_THREADS, ctypes.byref(program))
    if result != 0:
        return "exec cannot be refused: seccomp gives %d, error %d" % (result, ctypes.get_errno())
    return ""
