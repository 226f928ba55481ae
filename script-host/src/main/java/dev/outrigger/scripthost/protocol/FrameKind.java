package dev.outrigger.scripthost.protocol;

/** The first byte of a frame. */
public enum FrameKind {
    /** A JSON message. */
    CONTROL('C', 64 << 20),
    /** A piece of the Arrow stream that the last message announced. */
    DATA('D', 1 << 20),
    /**
     * Eight bytes: the number of the shared slot that is filled, counted from the first, in its low
     * 32 bits, and how long the piece is that lies in it.
     */
    SHARED('S', 8),
    /** The end of that stream; empty. */
    END('E', 0),
    /** From the host, of an execution that is not the last: all its results are sent; empty. */
    NEXT('N', 0),
    /** To the host: a JSON message about its query. It may stand between frames of an input. */
    ANSWER('A', 64 << 20),
    /** To the host: a piece of the Arrow stream of its query's rows. */
    ANSWER_DATA('B', 1 << 20),
    /** To the host: the end of that stream; empty. */
    ANSWER_END('F', 0),
    /** UTF-8 text that the script printed; a character may be cut in two. */
    STANDARD_OUTPUT('O', 1 << 20),
    STANDARD_ERROR('R', 1 << 20);

    private final int code;
    private final int maxBytes;

    FrameKind(int code, int maxBytes) {
        this.code = code;
        this.maxBytes = maxBytes;
    }

    int code() {
        return code;
    }

    int maxBytes() {
        return maxBytes;
    }

    /** Whether it answers a query of the host's. */
    public boolean isAnswer() {
        return this == ANSWER || this == ANSWER_DATA || this == ANSWER_END;
    }

    boolean isMessage() {
        return this == CONTROL || this == ANSWER;
    }

    static FrameKind of(int code) throws WireException {
        for (FrameKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new WireException("a frame of the unknown kind 0x" + Integer.toHexString(code));
    }
}
