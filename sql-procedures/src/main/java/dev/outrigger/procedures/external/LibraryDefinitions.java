package dev.outrigger.procedures.external;

import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.access.Access;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.rights.Permission;
import dev.outrigger.engine.sql.ExternalDefinition;
import dev.outrigger.engine.store.External;
import dev.outrigger.procedures.procedure.Autocommit;
import dev.outrigger.procedures.system.Option;
import dev.outrigger.scripthost.ScriptFailure;
import dev.outrigger.scripthost.library.LibraryLimits;
import dev.outrigger.scripthost.library.LibraryRefused;
import dev.outrigger.scripthost.library.LibrarySet;
import dev.outrigger.scripthost.library.ScriptLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * CREATE, ALTER and DROP EXTERNAL LIBRARY. What cannot be used is refused here, by name, and what
 * can be is unpacked: no script waits for it.
 */
final class LibraryDefinitions {
    private final ExternalDefinitions.Place place;
    private final ExternalDefinitions common;
    private final EngineSession engine;

    LibraryDefinitions(ExternalDefinitions.Place place, ExternalDefinitions common) {
        this.place = place;
        this.common = common;
        this.engine = place.engine();
    }

    void run(ExternalDefinition definition) {
        switch (definition.action()) {
            case CREATE -> create(definition);
            case DROP -> {
                External found = owned(definition);
                Autocommit.run(engine, () -> engine.catalog().externals().drop(found));
            }
            default -> alter(definition);
        }
    }

    private Access access() {
        return engine.caller().access();
    }

    private void create(ExternalDefinition definition) {
        access().requireInDatabase(Permission.CREATE_EXTERNAL_LIBRARY, engine.database());
        int owner = common.owner(definition);
        ScriptLanguage language =
                place.languages()
                        .find(
                                engine.catalog(),
                                engine.database(),
                                definition.language().orElseThrow());
        ExternalDefinitions.requireDistinct(definition.files());
        withContents(
                definition,
                language,
                new ArrayList<>(),
                contents ->
                        Autocommit.run(
                                engine,
                                () ->
                                        engine.catalog()
                                                .externals()
                                                .create(
                                                        new External(
                                                                External.Kind.LIBRARY,
                                                                engine.database(),
                                                                0,
                                                                definition.name(),
                                                                owner,
                                                                language.name(),
                                                                0,
                                                                kept(contents)))));
        tellWhatIsMissing(definition, owner, language);
    }

    private void alter(ExternalDefinition definition) {
        External found = owned(definition);
        boolean another =
                definition
                        .language()
                        .filter(word -> !word.equalsIgnoreCase(found.language()))
                        .isPresent();
        if (another) {
            throw SqlError.of(
                    ErrorCode.LIBRARY_FAILED,
                    "alter",
                    found.name(),
                    "its language is " + found.language() + ". Drop it and create it anew.");
        }
        ScriptLanguage language =
                place.languages().find(engine.catalog(), engine.database(), found.language());
        ExternalDefinitions.requireDistinct(definition.files());
        withContents(
                definition,
                language,
                new ArrayList<>(),
                contents ->
                        Autocommit.run(
                                engine,
                                () ->
                                        engine.catalog()
                                                .externals()
                                                .alter(
                                                        found,
                                                        found.withFiles(
                                                                ExternalDefinitions.changed(
                                                                        found,
                                                                        definition,
                                                                        kept(contents))))));
        tellWhatIsMissing(definition, found.owner(), language);
    }

    /** 15151 where it is not there, or is not the caller's to change. */
    private External owned(ExternalDefinition definition) {
        External found = common.find(definition);
        boolean may =
                found.owner() == engine.caller().userId()
                        || access().mayInDatabase(
                                        Permission.ALTER_ANY_EXTERNAL_LIBRARY, engine.database());
        if (!may) {
            throw ExternalDefinitions.missing(definition);
        }
        return found;
    }

    private record Given(External.Platform platform, LibraryContent content) {}

    private interface Work {
        void run(List<Given> contents);
    }

    private void withContents(
            ExternalDefinition definition, ScriptLanguage language, List<Given> given, Work work) {
        int next = given.size();
        if (next == definition.files().size()) {
            work.run(given);
            return;
        }
        ExternalDefinition.FileSpecification file = definition.files().get(next);
        if (file.fileName().or(file::parameters).or(file::environment).isPresent()) {
            throw SqlError.of(
                    ErrorCode.NOT_SUPPORTED,
                    "FILE_NAME, PARAMETERS or ENVIRONMENT_VARIABLES of an external library",
                    ": they are an external language's.");
        }
        try (LibraryContent content =
                LibraryContent.of(
                        place.evaluate().apply(file.content()),
                        definition.verb(),
                        next + 1,
                        (long) place.configuration().running(Option.EXTERNAL_LIBRARY_MEGABYTES)
                                << 20,
                        this::requireFiles)) {
            External.Platform platform = ExternalDefinitions.platform(file);
            if (platform == External.Platform.here()) {
                requireUsable(definition, language, content);
            }
            given.add(new Given(platform, content));
            withContents(definition, language, given, work);
        }
    }

    /** As for BULK INSERT: a path is one of the server's. */
    private void requireFiles() {
        access().requireOnServer(Permission.ADMINISTER_BULK_OPERATIONS);
    }

    private void requireUsable(
            ExternalDefinition definition, ScriptLanguage language, LibraryContent content) {
        LibraryLimits limits = ExternalLibraries.limits(place.configuration());
        try {
            // To build it is to run it: the first script does, whose caller may run scripts.
            if (!place.hosts().needsBuild(language.runtime(), content.file(), limits)) {
                place.hosts()
                        .requireUsable(
                                language.runtime(),
                                new ScriptLibrary(
                                        definition.name(),
                                        false,
                                        content.hash(),
                                        () -> Files.newInputStream(content.file())),
                                limits);
            }
        } catch (LibraryRefused e) {
            throw failed(definition, e.getMessage()).causedBy(e);
        } catch (ScriptFailure e) {
            throw failed(definition, e.getMessage()).causedBy(e);
        }
    }

    private static SqlError failed(ExternalDefinition definition, String why) {
        return SqlError.of(
                ErrorCode.LIBRARY_FAILED,
                definition.verb().equals("CREATE") ? "create" : "alter",
                definition.name(),
                why);
    }

    private List<External.File> kept(List<Given> contents) {
        List<External.File> files = new ArrayList<>();
        for (Given given : contents) {
            LibraryContent content = given.content();
            try (InputStream in = Files.newInputStream(content.file())) {
                int number = engine.catalog().externals().keep(in);
                files.add(
                        new External.File(
                                given.platform(),
                                number,
                                content.size(),
                                content.hash(),
                                "",
                                "",
                                "",
                                ""));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    private void tellWhatIsMissing(
            ExternalDefinition definition, int owner, ScriptLanguage language) {
        if (!place.configuration().isOn(Option.EXTERNAL_SCRIPTS_ENABLED)) {
            return;
        }
        List<ScriptLibrary> all =
                ExternalLibraries.of(engine, engine.database(), owner, language.name());
        try {
            for (LibrarySet.Problem problem :
                    place.hosts()
                            .install(
                                    language.runtime(),
                                    all,
                                    ExternalLibraries.limits(place.configuration()))
                            .problems()) {
                if (problem.library().equalsIgnoreCase(definition.name())) {
                    place.report()
                            .accept(
                                    SqlError.of(
                                            ErrorCode.LIBRARY_WARNING,
                                            problem.library(),
                                            problem.text()));
                }
            }
        } catch (ScriptFailure e) {
            // Whoever runs a script is told.
            return;
        }
    }
}
