# Before each of the other scripts: tries something and tells what came of it, on both runtimes.
import os
import sys

JYTHON = sys.platform.startswith('java')


def attempt(name, action):
    try:
        gained = action()
    except:
        print('refused: %s (%s)' % (name, str(sys.exc_info()[1])[:100].replace('\n', ' ')))
    else:
        print('GAINED: %s %r' % (name, str(gained)[:200]))


def java(name):
    # The way around the rule that scripts do not import Java.
    return sys.meta_path[0].getClass().forName(name)


def read(path):
    with open(path, 'rb') as f:
        return f.read(200)


def write(path):
    with open(path, 'ab') as f:
        f.write(b'x')


def libc():
    import ctypes
    return ctypes.CDLL(None, use_errno=True)


def call(number, *arguments):
    import ctypes
    result = libc().syscall(number, *arguments)
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result
