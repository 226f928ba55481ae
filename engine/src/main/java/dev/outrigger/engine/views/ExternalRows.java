package dev.outrigger.engine.views;

import dev.outrigger.engine.rights.FixedPrincipals;
import dev.outrigger.engine.store.External;
import dev.outrigger.engine.store.ExternalLanguageIds;
import dev.outrigger.engine.types.SqlBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The views of external libraries and languages. */
final class ExternalRows {
    /** What a view holds in memory of one file; a larger one shows as NULL. */
    private static final long SHOWN_BYTES = 32L << 20;

    private ExternalRows() {}

    static void addTo(Map<String, CatalogViews.Maker> makers) {
        makers.put("sys.external_libraries", ExternalRows::libraries);
        makers.put("sys.external_library_files", ExternalRows::libraryFiles);
        makers.put("sys.external_languages", ExternalRows::languages);
        makers.put("sys.external_language_files", ExternalRows::languageFiles);
    }

    private static List<External> visible(Described database, External.Kind kind) {
        return database.catalog().externals(database.database()).stream()
                .filter(one -> one.kind() == kind)
                .filter(database.visibility()::external)
                .toList();
    }

    private static List<Object[]> libraries(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (External one : visible(database, External.Kind.LIBRARY)) {
            boolean isPrivate = one.owner() != FixedPrincipals.DBO;
            rows.add(
                    view.row(
                            "external_library_id", one.id(),
                            "name", one.name(),
                            "principal_id", one.owner(),
                            "language", one.language(),
                            "scope", isPrivate ? 1 : 0,
                            "scope_desc", isPrivate ? "PRIVATE" : "PUBLIC"));
        }
        return rows;
    }

    private static List<Object[]> libraryFiles(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (External one : visible(database, External.Kind.LIBRARY)) {
            for (External.File file : one.files()) {
                rows.add(
                        view.row(
                                "external_library_id", one.id(),
                                "content", content(database, file),
                                "platform", file.platform().ordinal() + 1,
                                "platform_desc", file.platform().name()));
            }
        }
        return rows;
    }

    private static SqlBytes content(Described database, External.File file) {
        if (file.size() > SHOWN_BYTES) {
            return null;
        }
        try (InputStream bytes = database.catalog().externals().content(file.content())) {
            return SqlBytes.of(bytes.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Object[]> languages(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        long made =
                database.catalog()
                        .databaseFacts(database.database())
                        .map(facts -> facts.created())
                        .orElse(0L);
        for (Map.Entry<String, Integer> system : ExternalLanguageIds.SYSTEM.entrySet()) {
            if (!system.getKey().equals("R")) {
                rows.add(language(view, system.getValue(), system.getKey(), made, 1));
            }
        }
        for (External one : visible(database, External.Kind.LANGUAGE)) {
            rows.add(language(view, one.id(), one.name(), one.created(), one.owner()));
        }
        rows.sort((a, b) -> Integer.compare((Integer) a[0], (Integer) b[0]));
        return rows;
    }

    private static Object[] language(
            ViewColumns view, int id, String name, long created, int owner) {
        return view.row(
                "external_language_id", id,
                "language", name,
                "create_date", created,
                "principal_id", owner);
    }

    private static List<Object[]> languageFiles(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (External one : visible(database, External.Kind.LANGUAGE)) {
            for (External.File file : one.files()) {
                Object[] row =
                        view.row(
                                "external_language_id", one.id(),
                                "file_name", file.path(),
                                "platform", file.platform().ordinal() + 1,
                                "platform_desc", file.platform().name());
                if (!file.parameters().isEmpty()) {
                    view.set(row, "parameters", file.parameters());
                }
                if (!file.environment().isEmpty()) {
                    view.set(row, "environment_variables", file.environment());
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
