package dev.outrigger.engine.exec;

/** How large a frame of a result may be: it is full at whichever is met first. */
public record FrameLimits(int rows, long bytes) {
    public static final FrameLimits DEFAULT = new FrameLimits(16_384, 4L << 20);
}
