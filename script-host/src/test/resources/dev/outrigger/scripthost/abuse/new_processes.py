import subprocess

attempt('subprocess', lambda: subprocess.Popen(['/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2', '--version']))


def shell():
    # Tells by its status that there was no process.
    status = os.system('true')
    if status != 0:
        raise OSError('status %d' % status)


attempt('os.system', shell)
if JYTHON:
    words = java('java.util.ArrayList').getConstructor([]).newInstance([])
    words.add('/usr/bin/true')
    builder = java('java.lang.ProcessBuilder').getConstructor([java('java.util.List')]).newInstance([words])
    attempt('ProcessBuilder', lambda: builder.start())
    for mechanism in ('FORK', 'VFORK', 'POSIX_SPAWN'):
        java('java.lang.System').getMethod(
            'setProperty', [java('java.lang.String'), java('java.lang.String')]).invoke(
                None, ['jdk.lang.Process.launchMechanism', mechanism])
        attempt('ProcessBuilder by ' + mechanism, lambda: builder.start())
    runtime = java('java.lang.Runtime').getMethod('getRuntime', []).invoke(None, [])
    execute = java('java.lang.Runtime').getMethod('exec', [java('java.lang.String')])
    attempt('Runtime.exec', lambda: execute.invoke(runtime, ['/usr/bin/true']))
else:
    import multiprocessing
    import platform
    import signal

    CHILD = signal.SIGCHLD

    def child(pid):
        if pid == 0:
            os._exit(0)
        os.waitpid(pid, 0)
        return pid

    attempt('fork', lambda: child(os.fork()))
    attempt('forkpty', lambda: child(os.forkpty()[0]))
    attempt('posix_spawn', lambda: os.posix_spawn(sys.executable, [sys.executable, '-c', ''], {}))
    attempt('multiprocessing by fork', lambda: multiprocessing.get_context('fork').Process(target=print).start())
    attempt('multiprocessing by spawn', lambda: multiprocessing.get_context('spawn').Process(target=print).start())
    attempt('popen', lambda: os.popen('true').read())
    attempt('libc fork', lambda: child(libc().fork()))
    machine = platform.machine()
    clone = {'x86_64': 56, 'aarch64': 220}[machine]
    attempt('clone', lambda: child(call(clone, CHILD, 0, 0, 0, 0)))
    attempt('clone, with memory shared', lambda: child(call(clone, 0x100 | CHILD, 0, 0, 0, 0)))
    attempt('clone with a new user namespace', lambda: child(call(clone, 0x10000000 | CHILD, 0, 0, 0, 0)))
    attempt('clone of a thread in a new namespace', lambda: child(call(clone, 0x10000 | 0x800 | 0x100 | 0x20000000, 0, 0, 0, 0)))
    arguments = __import__('ctypes').create_string_buffer(88)
    attempt('clone3', lambda: child(call(435, arguments, 88)))
    if machine == 'x86_64':
        attempt('fork by its number', lambda: child(call(57)))
        attempt('vfork by its number', lambda: child(call(58)))
    made = 0
    for i in range(2000):
        try:
            os.fork() or os._exit(0)
            made += 1
        except OSError:
            pass
    attempt('a bomb', lambda: made or 1 / 0)
