paths = [
    '/etc/passwd', '/etc/shadow', '/etc/hosts', '/etc/ssh/sshd_config', '/root/.bashrc', '/var/log/syslog', SECRET, DATABASE,
    '/proc/1/root' + SECRET, '/proc/self/root' + SECRET, '/proc/self/cwd/..' + SECRET, '/tmp/../..' + SECRET,
    '/proc/1/root/etc/passwd', '/dev/mem', '/dev/kmem', '/dev/sda', '/dev/vda', '/proc/kcore',
]
for path in paths:
    attempt('read ' + path, lambda: read(path))
folders = ['/home', '/var', '/srv', '/media', '/etc/ssh', '/sys', '/run', os.path.dirname(SECRET), os.path.dirname(DATABASE)]
for path in folders:
    attempt('list ' + path, lambda: os.listdir(path))
os.symlink(SECRET, 'link') if hasattr(os, 'symlink') else None
attempt('read through a link', lambda: read('link'))
if hasattr(os, 'link'):
    attempt('link to it', lambda: os.link(SECRET, 'hard'))
if JYTHON:
    attempt('FileInputStream', lambda: java('java.io.FileInputStream').getConstructor([java('java.lang.String')]).newInstance([SECRET]))
