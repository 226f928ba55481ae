package dev.outrigger.tds.wire;

/** What a client asked for is refused with an error of a number; its connection may go on. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int number;
    private final int severity;
    private final int state;

    public Refusal(int number, int severity, int state, String text) {
        super(text, null, false, false);
        this.number = number;
        this.severity = severity;
        this.state = state;
    }

    /** Bytes that are no value of their type: the message goes on behind them. */
    public static Refusal invalidValue(String type) {
        return new Refusal(
                8023,
                16,
                1,
                "The incoming tabular data stream (TDS) remote procedure call (RPC) protocol stream is incorrect."
                        + " The supplied value is not a valid instance of data type "
                        + type
                        + ". Check the source data for invalid values.");
    }

    /** A large value, or a row of them: the message goes on behind it. */
    public static Refusal tooLarge(long bytesMax) {
        return new Refusal(
                7119,
                16,
                1,
                "Attempting to grow LOB beyond maximum allowed size of " + bytesMax + " bytes.");
    }

    /** What TDS has and Outrigger has not. */
    public static Refusal notSupported(String what, String wayOut) {
        return new Refusal(49500, 16, 1, what + " is not supported by Outrigger: " + wayOut);
    }

    public int number() {
        return number;
    }

    public int severity() {
        return severity;
    }

    public int state() {
        return state;
    }
}
