package dev.outrigger.scripthost.protocol;

/** A frame as it was read; the payload is the reader's to keep. */
public record WireFrame(FrameKind kind, byte[] payload) {}
