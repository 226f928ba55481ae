package dev.outrigger.scripthost.library;

/** Why a library cannot be used, in words for whoever created it. */
public final class LibraryRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LibraryRefused(String text) {
        super(text);
    }

    LibraryRefused(String text, Throwable cause) {
        super(text, cause);
    }
}
