def processes():
    seen = sorted(int(name) for name in os.listdir('/proc') if name.isdigit())
    # The sandbox's own first process and this one; the third may be a thread's.
    if seen == [1, 2]:
        raise OSError('only %s' % seen)
    return seen


def environment():
    found = []
    for name in ('/proc/1/environ', '/proc/2/environ', '/proc/self/environ'):
        try:
            found += [pair for pair in read(name).split(b'\0') if MARK.encode() in pair or b'OUTRIGGER' in pair]
        except EnvironmentError:
            pass
    if not found:
        raise OSError('nothing found')
    return found


def command_lines():
    text = read('/proc/1/cmdline')
    if b'java' in text and b'junit' in text:
        return text
    raise OSError('not the engine')


attempt('see processes', processes)
attempt('see the environment', environment)
attempt('see the command line of the engine', command_lines)
attempt('/proc/ENGINE', lambda: read('/proc/%d/status' % ENGINE))
attempt('/proc/1/mem', lambda: memory('/proc/1/mem'))
attempt('/proc/1/fd', lambda: [read('/proc/1/fd/' + fd) for fd in os.listdir('/proc/1/fd') if int(fd) > 2][0])


def memory(path):
    with open('/proc/1/maps') as maps:
        start = int(maps.readline().split('-')[0], 16)
    with open(path, 'rb') as f:
        f.seek(start)
        return f.read(16)


if not JYTHON:
    import ctypes
    import platform
    numbers = {'x86_64': (310, 311, 101, 312, 438), 'aarch64': (270, 271, 117, 272, 438)}[platform.machine()]
    buffer = ctypes.create_string_buffer(64)
    attempt('process_vm_readv', lambda: call(numbers[0], 1, buffer, 1, buffer, 1, 0))
    attempt('process_vm_writev', lambda: call(numbers[1], 1, buffer, 1, buffer, 1, 0))
    attempt('ptrace', lambda: call(numbers[2], 16, 1, 0, 0))
    attempt('kcmp', lambda: call(numbers[3], 1, os.getpid(), 0, 0, 0))
    attempt('pidfd_getfd', lambda: call(numbers[4], os.pidfd_open(1), 0, 0))
else:
    handles = java('java.lang.ProcessHandle')
    of = handles.getMethod('of', [java('java.lang.Long').getField('TYPE').get(None)])

    def engine():
        handle = of.invoke(None, [ENGINE])
        return handle.get().info()

    attempt('ProcessHandle', engine)
