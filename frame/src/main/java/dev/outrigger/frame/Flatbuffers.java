package dev.outrigger.frame;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Reading of flatbuffers that may be hostile: their own accessors follow any offset that they are
 * given.
 */
final class Flatbuffers {
    private Flatbuffers() {}

    /** Runs accessors; an offset that leads out of the metadata is a CorruptFrameException. */
    static <T> T read(String what, Supplier<T> accessors) {
        try {
            return accessors.get();
        } catch (IndexOutOfBoundsException
                | IllegalArgumentException
                | BufferUnderflowException
                | NegativeArraySizeException
                | NullPointerException e) {
            // A required part that is absent reads as null, so following it is a
            // NullPointerException.
            throw new CorruptFrameException("the metadata of a " + what + " is damaged: " + e, e);
        }
    }

    static String text(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new CorruptFrameException("a name in the metadata is not UTF-8", e);
        }
    }
}
