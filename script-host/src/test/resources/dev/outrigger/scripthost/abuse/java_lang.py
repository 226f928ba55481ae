string = java('java.lang.String')


def load(path):
    return java('java.lang.System').getMethod('load', [string]).invoke(None, [path])


def own_library():
    with open('/tmp/own.so', 'wb') as f:
        f.write(b'\x7fELF' + b'\0' * 100)
    return load('/tmp/own.so')


def attach():
    machine = java('com.sun.tools.attach.VirtualMachine')
    return machine.getMethod('attach', [string]).invoke(None, ['1'])


def internal(name, member):
    method = java(name).getDeclaredMethod(member, [])
    method.setAccessible(True)
    return method.invoke(None, [])


def attach_itself():
    return java('com.sun.tools.attach.VirtualMachine').getMethod('attach', [string]).invoke(None, ['2'])


attempt('native code of its own', own_library)
attempt('ctypes', lambda: __import__('ctypes').CDLL('libc.so.6'))
attempt('attach to the first process', attach)
attempt('attach to itself', attach_itself)
attempt('jdk.internal by reflection', lambda: internal('jdk.internal.misc.Unsafe', 'getUnsafe'))
attempt('jdk.internal.misc.VM', lambda: internal('jdk.internal.misc.VM', 'getSavedProperties'))
attempt('classes of the engine', lambda: java('dev.outrigger.engine.Engine'))
attempt('classes of the database', lambda: java('org.h2.Driver'))


def properties():
    text = str(java('java.lang.System').getMethod('getProperties', []).invoke(None, []))
    if MARK in text:
        return text
    raise OSError('nothing of the engine')


def environment():
    text = str(java('java.lang.System').getMethod('getenv', []).invoke(None, []))
    if MARK in text or 'OUTRIGGER' in text:
        return text
    raise OSError('nothing of the engine')


attempt('properties of the engine', properties)
attempt('environment of the engine', environment)
