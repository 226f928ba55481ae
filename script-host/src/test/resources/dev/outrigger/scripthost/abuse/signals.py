import time


def still_here(action):
    action()
    time.sleep(0.1)
    raise OSError('nothing came of it')


if JYTHON:
    of = java('java.lang.ProcessHandle').getMethod('of', [java('java.lang.Long').getField('TYPE').get(None)])
    for pid in (1, ENGINE):
        for how in ('destroy', 'destroyForcibly'):
            attempt('%s %d' % (how, pid), lambda: still_here(lambda: getattr(of.invoke(None, [pid]).get(), how)()))
else:
    attempt('the parent', lambda: still_here(lambda: os.kill(os.getppid(), 9)))
    attempt('the first process', lambda: still_here(lambda: os.kill(1, 9)))
    attempt('the first process, stopped', lambda: still_here(lambda: os.kill(1, 19)))
    attempt('the first process, asked to end', lambda: still_here(lambda: os.kill(1, 15)))
    attempt('the engine', lambda: os.kill(ENGINE, 9))
    attempt('its group', lambda: os.killpg(ENGINE, 9))
    attempt('a sibling', lambda: [os.kill(pid, 9) for pid in range(3, 1000)])
    attempt('by a descriptor', lambda: still_here(lambda: __import__('signal').pidfd_send_signal(os.pidfd_open(1), 9)))
