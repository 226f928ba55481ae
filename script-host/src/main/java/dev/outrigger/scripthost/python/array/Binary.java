package dev.outrigger.scripthost.python.array;

import java.nio.charset.StandardCharsets;
import org.python.core.PyString;

/**
 * A Python byte string that is known to be binary, whatever its bytes look like, and so goes back
 * to SQL as one.
 */
public final class Binary extends PyString {
    public Binary(byte[] bytes) {
        super(PyString.TYPE, new String(bytes, StandardCharsets.ISO_8859_1));
    }
}
