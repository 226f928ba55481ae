package dev.outrigger.tds.wire;

/** The client sent what TDS does not allow: its connection ends. */
public final class ProtocolException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ProtocolException(String message) {
        super(message);
    }
}
