package dev.outrigger.scripthost.library;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * A library that scripts are to find.
 *
 * @param name that it was created under
 * @param isPrivate whether it is its owner's alone
 * @param hash of its bytes: libraries of one hash are the same
 * @param content read at most once, when it is not unpacked yet
 */
public record ScriptLibrary(String name, boolean isPrivate, String hash, Content content) {
    public ScriptLibrary {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(hash, "hash is null");
        Objects.requireNonNull(content, "content is null");
    }

    /** Where the bytes are. */
    public interface Content {
        InputStream open() throws IOException;
    }
}
