package dev.outrigger.bench;

/** A system did not do what it was asked. */
final class PeerFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    PeerFailure(String message) {
        super(message);
    }
}
