paths = [
    '/escaped', '/usr/escaped', '/usr/lib/escaped', '/etc/escaped', '/dev/escaped', '/home/escaped', '/proc/escaped',
    '/proc/sys/kernel/core_pattern', '/proc/sys/kernel/hostname', '/proc/sys/vm/overcommit_memory', '/proc/sysrq-trigger',
    '/proc/self/oom_score_adj', '/proc/self/uid_map', '/proc/self/setgroups', '/proc/self/mem', '/proc/1/mem', '/proc/1/oom_score_adj',
    '/proc/self/attr/current', '/proc/self/timerslack_ns', '/sys/kernel/mm/transparent_hugepage/enabled', '/etc/ld.so.cache',
    '/usr/share/zoneinfo/UTC', '/etc/localtime', SECRET, DATABASE, os.path.dirname(SECRET) + '/escaped',
]
for path in paths:
    attempt('write ' + path, lambda: write(path))
for path in ['/escaped', '/usr/lib/escaped', '/dev/escaped', '/proc/escaped']:
    attempt('make ' + path, lambda: os.mkdir(path))
for path in ['/dev/null', '/etc/ld.so.cache', '/usr/lib']:
    attempt('remove ' + path, lambda: os.remove(path))
    attempt('rename ' + path, lambda: os.rename(path, '/tmp/gained'))
if not JYTHON:
    # Jython's does nothing where it cannot, and does not tell.
    attempt('chmod', lambda: os.chmod('/usr/lib', 0o777))
