package dev.outrigger.procedures.external;

import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.rights.Permission;
import dev.outrigger.engine.sql.ExternalDefinition;
import dev.outrigger.engine.sql.ExternalDefinition.Action;
import dev.outrigger.engine.sql.ExternalDefinition.FileSpecification;
import dev.outrigger.engine.store.External;
import dev.outrigger.engine.store.ExternalLanguageIds;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.procedures.procedure.Autocommit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * CREATE, ALTER and DROP EXTERNAL LANGUAGE. A language names a program that the server starts: who
 * defines one needs a right on the server.
 */
final class LanguageDefinitions {
    private final ExternalDefinitions.Place place;
    private final ExternalDefinitions common;
    private final EngineSession engine;

    LanguageDefinitions(ExternalDefinitions.Place place, ExternalDefinitions common) {
        this.place = place;
        this.common = common;
        this.engine = place.engine();
    }

    void run(ExternalDefinition definition) {
        requireRight(definition);
        if (ExternalLanguageIds.isSystem(definition.name())) {
            system(definition);
            return;
        }
        switch (definition.action()) {
            case CREATE -> create(definition);
            case DROP -> drop(definition);
            default -> {
                External found = common.find(definition);
                ExternalDefinitions.requireDistinct(definition.files());
                List<External.File> files =
                        ExternalDefinitions.changed(found, definition, files(definition));
                Autocommit.run(
                        engine,
                        () -> engine.catalog().externals().alter(found, found.withFiles(files)));
            }
        }
    }

    private void requireRight(ExternalDefinition definition) {
        Permission needed =
                definition.action() == Action.CREATE
                        ? Permission.CREATE_EXTERNAL_LANGUAGE
                        : Permission.ALTER_ANY_EXTERNAL_LANGUAGE;
        if (engine.caller().access().mayOnServer(needed)) {
            return;
        }
        throw definition.action() == Action.CREATE
                ? SqlError.of(ErrorCode.SERVER_PERMISSION_DENIED, needed.words(), "master")
                : ExternalDefinitions.missing(definition);
    }

    private void system(ExternalDefinition definition) {
        boolean python = definition.name().equalsIgnoreCase(ExternalLanguages.PYTHON);
        if (definition.action() == Action.CREATE) {
            throw SqlError.of(
                    ErrorCode.LANGUAGE_OF_SYSTEM,
                    definition.name(),
                    "created",
                    python
                            ? " It is there: ALTER EXTERNAL LANGUAGE Python SET names its interpreter."
                            : definition.name().equalsIgnoreCase("R")
                                    ? " The name is reserved, and R is not available in Outrigger."
                                    : " It is there: create an external library with your jar.");
        }
        boolean one = definition.files().size() == 1;
        if (!python || definition.action() != Action.SET || !one) {
            throw SqlError.of(
                    ErrorCode.LANGUAGE_OF_SYSTEM,
                    definition.name(),
                    definition.action() == Action.DROP ? "dropped" : "altered so",
                    python
                            ? " ALTER EXTERNAL LANGUAGE Python SET (CONTENT = ...) is what there is."
                            : "");
        }
        FileSpecification file = definition.files().get(0);
        if (file.parameters().or(file::environment).or(file::platform).isPresent()) {
            throw SqlError.of(
                    ErrorCode.NOT_SUPPORTED,
                    "ALTER EXTERNAL LANGUAGE Python with PLATFORM, PARAMETERS or ENVIRONMENT_VARIABLES",
                    ": CREATE EXTERNAL LANGUAGE makes a language that has them.");
        }
        place.languages()
                .alterPython(engine, path(definition, file), file.fileName(), place.hosts());
    }

    private String path(ExternalDefinition definition, FileSpecification file) {
        SqlValue value = place.evaluate().apply(file.content());
        if (value.value() instanceof SqlText text) {
            return text.toString();
        }
        throw ExternalLanguages.unusable(
                definition.name(), "CONTENT", "give the path of a Python interpreter");
    }

    private void create(ExternalDefinition definition) {
        int owner = common.owner(definition);
        ExternalDefinitions.requireDistinct(definition.files());
        boolean taken =
                ExternalLanguageIds.created(engine.catalog(), engine.database(), definition.name())
                        .isPresent();
        if (taken) {
            throw SqlError.of(ErrorCode.LANGUAGE_EXISTS, definition.name(), engine.database());
        }
        External made =
                new External(
                        External.Kind.LANGUAGE,
                        engine.database(),
                        0,
                        definition.name(),
                        owner,
                        definition.name(),
                        0,
                        files(definition));
        Autocommit.run(engine, () -> engine.catalog().externals().create(made));
    }

    private List<External.File> files(ExternalDefinition definition) {
        List<External.File> files = new ArrayList<>();
        for (FileSpecification file : definition.files()) {
            if (file.parameters().filter(text -> !text.isBlank()).isPresent()) {
                throw SqlError.of(
                        ErrorCode.NOT_SUPPORTED,
                        "PARAMETERS of an external language",
                        ": an interpreter is started with the host's own. Use ENVIRONMENT_VARIABLES.");
            }
            String environment = file.environment().orElse("");
            LanguageEnvironment.read(definition.name(), environment);
            String content = path(definition, file);
            External.Platform platform = ExternalDefinitions.platform(file);
            // Another platform's path is for an instance that is opened there.
            String path =
                    platform == External.Platform.here()
                            ? ExternalLanguages.interpreter(
                                            definition.name(),
                                            content,
                                            file.fileName(),
                                            place.hosts())
                                    .toString()
                            : content;
            files.add(
                    new External.File(
                            platform, 0, 0, "", path, file.fileName().orElse(""), "", environment));
        }
        return files;
    }

    private void drop(ExternalDefinition definition) {
        External found = common.find(definition);
        Optional<External> user =
                engine.catalog().externals(engine.database()).stream()
                        .filter(one -> one.kind() == External.Kind.LIBRARY)
                        .filter(one -> one.language().equalsIgnoreCase(found.name()))
                        .findFirst();
        if (user.isPresent()) {
            throw SqlError.of(ErrorCode.LANGUAGE_IN_USE, found.name(), user.get().name());
        }
        Autocommit.run(
                engine,
                () -> {
                    engine.catalog().externals().drop(found);
                });
    }
}
