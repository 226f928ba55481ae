package dev.outrigger.frame;

/**
 * An Arrow stream that breaks the format, exceeds a {@link ArrowReader.Limits limit} or uses a
 * feature that frames do not have. The message names the field and the buffer or length at fault.
 */
public final class CorruptFrameException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CorruptFrameException(String message) {
        super(message);
    }

    public CorruptFrameException(String message, Throwable cause) {
        super(message, cause);
    }
}
