known = {'PATH', 'LANG', 'USER', 'LOGNAME', 'TZ', 'HOME', 'TMPDIR', 'PWD', 'LC_CTYPE', 'OMP_NUM_THREADS', 'LOKY_MAX_CPU_COUNT',
         'ARROW_DEFAULT_MEMORY_POOL', 'MALLOC_ARENA_MAX'}


def variables():
    more = sorted(name for name in os.environ if name not in known)
    if not more:
        raise OSError('only what is known')
    return more


def descriptors():
    pipes, others = set(), set()
    for name in os.listdir('/proc/self/fd'):
        try:
            target = os.readlink('/proc/self/fd/' + name)
        except EnvironmentError:
            continue
        (pipes if target.startswith('pipe:') else others).add(target)
    allowed = ('/dev/null', '/dev/urandom', '/dev/random', 'anon_inode:', '/proc/', 'socket:')
    strange = [t for t in others if not t.startswith(allowed) and not t.endswith(('.jar', '/modules', '.py', '.so'))]
    # Three pipes to the engine; a selector of the runtime may have one of its own.
    if len(pipes) <= (4 if JYTHON else 3) and not strange:
        raise OSError('%d pipes' % len(pipes))
    return sorted(pipes) + strange


attempt('variables', variables)
attempt('descriptors', descriptors)
attempt('terminal', lambda: open('/dev/tty'))
attempt('console', lambda: open('/dev/console'))
