package dev.outrigger;

import java.util.Objects;
import java.util.UUID;

/**
 * What is known of the client that a session works for, and of the line to it.
 *
 * @param host the machine that the client says it runs on; empty when it says none
 * @param process the client's number for itself there; 0 when it says none
 * @param program what the client says it is, as APP_NAME has it
 * @param library what it speaks through
 * @param transport TCP, or Shared memory within a process
 * @param address of the other end
 * @param protocol the version of TDS, as a number
 */
public record ClientConnection(
        UUID id,
        String host,
        int process,
        String program,
        String library,
        String transport,
        String address,
        boolean encrypted,
        int packetBytes,
        int protocol) {
    public ClientConnection {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(host, "host is null");
        Objects.requireNonNull(program, "program is null");
        Objects.requireNonNull(library, "library is null");
        Objects.requireNonNull(transport, "transport is null");
        Objects.requireNonNull(address, "address is null");
    }
}
