package dev.outrigger.scripthost.protocol;

import java.io.IOException;

/** The other end broke the protocol. */
public final class WireException extends IOException {
    private static final long serialVersionUID = 1L;

    public WireException(String message) {
        super(message);
    }

    public WireException(String message, Throwable cause) {
        super(message, cause);
    }
}
