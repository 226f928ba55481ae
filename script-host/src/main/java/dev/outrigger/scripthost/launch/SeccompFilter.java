package dev.outrigger.scripthost.launch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The system calls that a sandboxed script may not make, as a program for the kernel's packet
 * filter. What is not listed is allowed: the namespaces and the missing capabilities are the wall,
 * this keeps scripts off the parts of the kernel that have been its holes, and from making
 * processes.
 */
final class SeccompFilter {
    private static final int LOAD = 0x20;
    private static final int AND = 0x54;
    private static final int JUMP_EQUAL = 0x15;
    private static final int JUMP_GREATER_EQUAL = 0x35;
    private static final int JUMP_SET = 0x45;
    private static final int RETURN = 0x06;

    private static final int NUMBER = 0;
    private static final int ARCHITECTURE = 4;
    private static final int ARGUMENT_0 = 16;
    private static final int ARGUMENT_1 = 24;
    private static final int ARGUMENT_2 = 32;

    private static final int ALLOW = 0x7fff0000;
    private static final int KILL = 0x80000000;
    private static final int NOT_PERMITTED = 0x00050000 | 1;
    private static final int NO_SUCH_CALL = 0x00050000 | 38;

    private static final int CLONE_THREAD = 0x00010000;
    private static final int CLONE_NEW_NAMESPACES = 0x7e020000;
    private static final int ADDRESS_FAMILY_UNIX = 1;
    private static final int ADDRESS_FAMILY_INET = 2;
    private static final int ADDRESS_FAMILY_INET6 = 10;
    private static final int SOCKET_TYPE_MASK = 0xf;
    private static final int SOCKET_STREAM = 1;
    private static final int SOCKET_DATAGRAM = 2;
    private static final int SOCKET_SEQUENCED = 5;
    private static final int PROTOCOL_ANY = 0;
    private static final int PROTOCOL_TCP = 6;
    private static final int PROTOCOL_UDP = 17;
    private static final int TERMINAL_INJECT = 0x5412;
    private static final int TERMINAL_LINUX = 0x541c;

    /** The x32 calls of x86_64 have numbers of their own, which would pass the list. */
    private static final int X32 = 0x40000000;

    private final ByteBuffer program = ByteBuffer.allocate(8 * 400).order(ByteOrder.LITTLE_ENDIAN);

    private SeccompFilter() {}

    /** The filter for this machine; empty where the numbers of its calls are not known. */
    static Optional<byte[]> of(String architecture) {
        return SystemCalls.of(architecture).map(calls -> new SeccompFilter().build(calls));
    }

    private byte[] build(SystemCalls calls) {
        add(LOAD, 0, 0, ARCHITECTURE);
        add(JUMP_EQUAL, 1, 0, calls.audit());
        add(RETURN, 0, 0, KILL);
        add(LOAD, 0, 0, NUMBER);
        add(JUMP_GREATER_EQUAL, 0, 1, X32);
        add(RETURN, 0, 0, NOT_PERMITTED);
        for (int number : calls.denied()) {
            add(JUMP_EQUAL, 0, 1, number);
            add(RETURN, 0, 0, NOT_PERMITTED);
        }
        // The flags of clone3 are behind a pointer, which a filter cannot follow; the C library
        // falls back to clone.
        add(JUMP_EQUAL, 0, 1, calls.clone3());
        add(RETURN, 0, 0, NO_SUCH_CALL);
        add(JUMP_EQUAL, 0, 6, calls.cloneCall());
        add(LOAD, 0, 0, ARGUMENT_0);
        add(JUMP_SET, 0, 1, CLONE_NEW_NAMESPACES);
        add(RETURN, 0, 0, NOT_PERMITTED);
        add(JUMP_SET, 1, 0, CLONE_THREAD);
        add(RETURN, 0, 0, NOT_PERMITTED);
        add(RETURN, 0, 0, ALLOW);
        // Other families, types and protocols are code of the kernel that no script needs, and
        // that is often loaded when it is first asked for.
        add(JUMP_EQUAL, 0, 17, calls.socket());
        add(LOAD, 0, 0, ARGUMENT_0);
        add(JUMP_EQUAL, 3, 0, ADDRESS_FAMILY_UNIX);
        add(JUMP_EQUAL, 2, 0, ADDRESS_FAMILY_INET);
        add(JUMP_EQUAL, 1, 0, ADDRESS_FAMILY_INET6);
        add(RETURN, 0, 0, NOT_PERMITTED);
        add(LOAD, 0, 0, ARGUMENT_1);
        add(AND, 0, 0, SOCKET_TYPE_MASK);
        add(JUMP_EQUAL, 3, 0, SOCKET_STREAM);
        add(JUMP_EQUAL, 2, 0, SOCKET_DATAGRAM);
        add(JUMP_EQUAL, 1, 0, SOCKET_SEQUENCED);
        add(RETURN, 0, 0, NOT_PERMITTED);
        add(LOAD, 0, 0, ARGUMENT_2);
        add(JUMP_EQUAL, 3, 0, PROTOCOL_ANY);
        add(JUMP_EQUAL, 2, 0, PROTOCOL_TCP);
        add(JUMP_EQUAL, 1, 0, PROTOCOL_UDP);
        add(RETURN, 0, 0, NOT_PERMITTED);
        add(RETURN, 0, 0, ALLOW);
        add(JUMP_EQUAL, 0, 4, calls.ioctl());
        add(LOAD, 0, 0, ARGUMENT_1);
        add(JUMP_EQUAL, 1, 0, TERMINAL_INJECT);
        add(JUMP_EQUAL, 0, 1, TERMINAL_LINUX);
        add(RETURN, 0, 0, NOT_PERMITTED);
        add(RETURN, 0, 0, ALLOW);
        byte[] bytes = new byte[program.position()];
        program.flip().get(bytes);
        return bytes;
    }

    /**
     * One instruction: on a match the program goes on after skipping whenTrue instructions, else
     * whenFalse.
     */
    private void add(int code, int whenTrue, int whenFalse, int operand) {
        program.putShort((short) code).put((byte) whenTrue).put((byte) whenFalse).putInt(operand);
    }
}
