package dev.outrigger.procedures.external;

import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.rights.FixedPrincipals;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.External;
import dev.outrigger.procedures.system.Configuration;
import dev.outrigger.procedures.system.Option;
import dev.outrigger.scripthost.ScriptHosts;
import dev.outrigger.scripthost.library.LibraryLimits;
import dev.outrigger.scripthost.library.ScriptLibrary;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The external libraries that a caller's scripts find. */
final class ExternalLibraries {
    private ExternalLibraries() {}

    static LibraryLimits limits(Configuration configuration) {
        return new LibraryLimits(
                (long) configuration.running(Option.EXTERNAL_LIBRARY_UNPACKED_MEGABYTES) << 20,
                configuration.running(Option.EXTERNAL_LIBRARY_FILES),
                (long) configuration.running(Option.EXTERNAL_LIBRARY_CACHE_MEGABYTES) << 20);
    }

    /** The runtime of a language with the caller's libraries: private ones before public ones. */
    static ScriptHosts.InstalledLibraries install(
            EngineSession engine,
            ScriptLanguage language,
            ScriptHosts hosts,
            Configuration configuration) {
        List<ScriptLibrary> libraries =
                of(engine, engine.database(), engine.caller().userId(), language.name());
        return libraries.isEmpty()
                ? new ScriptHosts.InstalledLibraries(language.runtime(), List.of())
                : hosts.install(language.runtime(), libraries, limits(configuration));
    }

    static List<ScriptLibrary> of(
            EngineSession engine, String database, int user, String language) {
        List<ScriptLibrary> own = new ArrayList<>();
        List<ScriptLibrary> everybodys = new ArrayList<>();
        Catalog catalog = engine.catalog();
        for (External one : catalog.externals(database)) {
            boolean wanted =
                    one.kind() == External.Kind.LIBRARY
                            && one.language().equalsIgnoreCase(language);
            if (!wanted) {
                continue;
            }
            List<ScriptLibrary> scope =
                    one.owner() == FixedPrincipals.DBO
                            ? everybodys
                            : one.owner() == user ? own : new ArrayList<>();
            one.file(External.Platform.here()).ifPresent(f -> scope.add(library(engine, one, f)));
        }
        own.addAll(everybodys);
        return own;
    }

    private static ScriptLibrary library(EngineSession engine, External one, External.File file) {
        return new ScriptLibrary(
                one.name(),
                one.owner() != FixedPrincipals.DBO,
                file.hash(),
                () -> content(engine, file.content()));
    }

    /** Read in a transaction of its own where the session has none. */
    private static InputStream content(EngineSession engine, int number) {
        boolean own = engine.transactionDepth() == 0;
        if (own) {
            engine.begin();
        }
        return new FilterInputStream(engine.catalog().externals().content(number)) {
            private boolean closed;

            @Override
            public void close() throws IOException {
                super.close();
                if (own && !closed) {
                    closed = true;
                    engine.rollback();
                }
            }
        };
    }
}
