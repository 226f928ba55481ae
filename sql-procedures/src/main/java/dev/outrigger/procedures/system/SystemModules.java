package dev.outrigger.procedures.system;

import dev.outrigger.engine.sql.TsqlParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Procedures of every database that are written in T-SQL, over the catalog views. */
public final class SystemModules {
    private static final String RESOURCE = "catalog-procedures.sql";
    private static final Pattern NAME = Pattern.compile("CREATE PROCEDURE sys\\.(\\w+)");

    /** What later versions of a procedure, which clients ask for, have in common with it: all. */
    private static final Map<String, String> ALSO =
            Map.of(
                    "sp_columns_170", "sp_columns_100",
                    "sp_statistics_100", "sp_statistics",
                    "sp_datatype_info_100", "sp_datatype_info",
                    "sp_special_columns_100", "sp_special_columns");

    private static final Map<String, String> TEXTS = texts();

    private SystemModules() {}

    private static Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        try (InputStream in = SystemModules.class.getResourceAsStream(RESOURCE)) {
            String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (TsqlParser.Batch batch : TsqlParser.batches(script)) {
                Matcher name = NAME.matcher(batch.text());
                if (!name.find()) {
                    throw new IllegalStateException("no procedure: " + batch.text());
                }
                texts.put(name.group(1).toLowerCase(Locale.ROOT), batch.text());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ALSO.forEach((name, same) -> texts.put(name, texts.get(same).replace(same, name)));
        return Map.copyOf(texts);
    }

    /** The text of a procedure. */
    public static Optional<String> text(String lowerCaseName) {
        return Optional.ofNullable(TEXTS.get(lowerCaseName));
    }
}
