package dev.outrigger.tds.wire;

import java.io.IOException;

/** The bytes go nowhere or come no more. Unchecked, since it passes through a result's consumer. */
public final class ConnectionLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConnectionLostException(IOException cause) {
        super(cause.getMessage(), cause);
    }

    public ConnectionLostException(String message) {
        super(message);
    }
}
