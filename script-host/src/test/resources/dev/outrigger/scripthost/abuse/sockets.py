import socket

attempt('the internet', lambda: socket.create_connection(('1.1.1.1', 53), 2))
attempt('IPv6', lambda: socket.create_connection(('2606:4700:4700::1111', 53), 2))
attempt('a server of this machine', lambda: socket.create_connection(('127.0.0.1', PORT), 2))
attempt('a name', lambda: socket.getaddrinfo('example.com', 80))
if JYTHON:
    string = java('java.lang.String')
    number = java('java.lang.Integer').getField('TYPE').get(None)
    connect = java('java.net.Socket').getConstructor([string, number])
    attempt('java.net.Socket', lambda: connect.newInstance(['127.0.0.1', PORT]))
    datagrams = java('java.net.DatagramSocket').getConstructor([]).newInstance([])
    packet = java('java.net.DatagramPacket').getConstructors()
    address = java('java.net.InetAddress').getMethod('getByName', [string]).invoke(None, ['1.1.1.1'])

    def datagram():
        datagrams.connect(address, 53)
        if not datagrams.isConnected():
            raise OSError('not connected')

    attempt('java.net.DatagramSocket', datagram)
    unix = java('java.net.UnixDomainSocketAddress').getMethod('of', [string]).invoke(None, [UNIX])
    channel = java('java.nio.channels.SocketChannel').getMethod('open', [java('java.net.SocketAddress')])
    attempt('Unix socket of the host', lambda: channel.invoke(None, [unix]))

    def interfaces():
        found = java('java.net.NetworkInterface').getMethod('getNetworkInterfaces', []).invoke(None, [])
        names = []
        while found.hasMoreElements():
            names.append(found.nextElement().getName())
        if names in ([], ['lo']):
            raise OSError('only the loop')
        return names

    attempt('interfaces', interfaces)
else:
    def unix(name):
        s = socket.socket(socket.AF_UNIX)
        s.connect(name)

    def abstract():
        names = [line.split()[-1] for line in open('/proc/net/unix').readlines()[1:] if '@' in line]
        if not names:
            raise OSError('none')
        return names

    attempt('Unix socket of the host', lambda: unix(UNIX))
    attempt('D-Bus', lambda: unix('/run/dbus/system_bus_socket'))
    attempt('abstract sockets of the host', abstract)
    attempt('connect to one', lambda: unix('\0/tmp/.X11-unix/X0'))
    for name, family, kind, protocol in [
        ('netlink', 16, socket.SOCK_RAW, 0),
        ('netlink, datagrams', 16, socket.SOCK_DGRAM, 0),
        ('packet', 17, socket.SOCK_RAW, 0),
        ('packet, datagrams', 17, socket.SOCK_DGRAM, 0),
        ('vsock', 40, socket.SOCK_STREAM, 0),
        ('crypto', 38, socket.SOCK_SEQPACKET, 0),
        ('bluetooth', 31, socket.SOCK_STREAM, 3),
        ('can', 29, socket.SOCK_RAW, 1),
        ('key', 15, socket.SOCK_RAW, 2),
        ('tipc', 30, socket.SOCK_SEQPACKET, 0),
        ('rds', 21, socket.SOCK_SEQPACKET, 0),
        ('smc', 43, socket.SOCK_STREAM, 0),
        ('xdp', 44, socket.SOCK_RAW, 0),
        ('raw', socket.AF_INET, socket.SOCK_RAW, 1),
        ('raw 6', socket.AF_INET6, socket.SOCK_RAW, 58),
        ('ping', socket.AF_INET, socket.SOCK_DGRAM, 1),
        ('dccp', socket.AF_INET, 6, 33),
        ('sctp', socket.AF_INET, socket.SOCK_STREAM, 132),
        ('mptcp', socket.AF_INET, socket.SOCK_STREAM, 262),
        ('udplite', socket.AF_INET, socket.SOCK_DGRAM, 136),
    ]:
        attempt(name, lambda: socket.socket(family, kind, protocol))

    def datagram():
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        s.sendto(b'x', ('1.1.1.1', 53))

    attempt('datagram', datagram)
