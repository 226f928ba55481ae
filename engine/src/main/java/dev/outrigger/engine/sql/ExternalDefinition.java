package dev.outrigger.engine.sql;

import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/**
 * CREATE, ALTER and DROP of an EXTERNAL LIBRARY or an EXTERNAL LANGUAGE.
 *
 * @param library not a language
 * @param owner AUTHORIZATION
 * @param files of CREATE, SET and ADD
 * @param language of a library
 * @param removed the platform that REMOVE names
 */
public record ExternalDefinition(
        Action action,
        boolean library,
        String name,
        Optional<String> owner,
        List<FileSpecification> files,
        Optional<String> language,
        Optional<String> removed) {
    public ExternalDefinition {
        files = List.copyOf(files);
    }

    public enum Action {
        CREATE,
        SET,
        ADD,
        REMOVE,
        DROP
    }

    /** The word that errors have for the statement. */
    public String verb() {
        return switch (action) {
            case CREATE -> "CREATE";
            case DROP -> "DROP";
            default -> "ALTER";
        };
    }

    /**
     * What stands in parentheses.
     *
     * @param content a path, bytes, or an expression that gives either
     */
    public record FileSpecification(
            SqlNode content,
            Optional<String> platform,
            Optional<String> fileName,
            Optional<String> parameters,
            Optional<String> environment) {}
}
