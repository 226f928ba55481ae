package dev.outrigger.procedures.external;

import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.access.Access;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.rights.FixedPrincipals;
import dev.outrigger.engine.rights.Permission;
import dev.outrigger.engine.rights.Principal;
import dev.outrigger.engine.sql.ExternalDefinition;
import dev.outrigger.engine.store.External;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.procedures.system.Configuration;
import dev.outrigger.scripthost.ScriptHosts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.calcite.sql.SqlNode;

/** CREATE, ALTER and DROP of external libraries and external languages, for one session. */
public final class ExternalDefinitions {
    /** What a statement needs of the session. */
    public record Place(
            EngineSession engine,
            ExternalLanguages languages,
            ScriptHosts hosts,
            Configuration configuration,
            Function<SqlNode, SqlValue> evaluate,
            Consumer<SqlError> report) {}

    private final Place place;

    public ExternalDefinitions(Place place) {
        this.place = place;
    }

    public void run(ExternalDefinition definition) {
        if (definition.library()) {
            new LibraryDefinitions(place, this).run(definition);
        } else {
            new LanguageDefinitions(place, this).run(definition);
        }
    }

    private Access access() {
        return place.engine().caller().access();
    }

    static String word(ExternalDefinition definition) {
        return definition.library() ? "external library" : "external language";
    }

    static SqlError missing(ExternalDefinition definition) {
        return SqlError.of(
                ErrorCode.CANNOT_FIND_PRINCIPAL,
                definition.verb().equals("DROP") ? "drop" : "alter",
                word(definition),
                definition.name());
    }

    /** Whose it is to be: the caller's, where nobody is named. */
    int owner(ExternalDefinition definition) {
        int me = place.engine().caller().userId();
        if (definition.owner().isEmpty()) {
            return me;
        }
        String name = definition.owner().get();
        int owner =
                place.engine()
                        .catalog()
                        .rights()
                        .principal(place.engine().database(), name)
                        .filter(known -> known.kind() == Principal.Kind.USER)
                        .map(Principal::id)
                        .orElseThrow(
                                () ->
                                        SqlError.of(
                                                ErrorCode.LIBRARY_OWNER, definition.verb(), name));
        if (owner != me) {
            access().requireInDatabase(
                            Permission.ALTER_ANY_EXTERNAL_LIBRARY, place.engine().database());
        }
        return owner;
    }

    /** The one that a statement means: the caller's own before dbo's. */
    External find(ExternalDefinition definition) {
        List<Integer> owners = new ArrayList<>();
        if (definition.owner().isPresent()) {
            place.engine()
                    .catalog()
                    .rights()
                    .principal(place.engine().database(), definition.owner().get())
                    .ifPresent(owner -> owners.add(owner.id()));
        } else {
            owners.add(place.engine().caller().userId());
            owners.add(FixedPrincipals.DBO);
        }
        External.Kind kind = definition.library() ? External.Kind.LIBRARY : External.Kind.LANGUAGE;
        List<External> all = place.engine().catalog().externals(place.engine().database());
        for (int owner : owners) {
            Optional<External> found =
                    all.stream()
                            .filter(one -> one.kind() == kind)
                            .filter(one -> !definition.library() || one.owner() == owner)
                            .filter(one -> one.name().equalsIgnoreCase(definition.name()))
                            .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw missing(definition);
    }

    static External.Platform platform(ExternalDefinition.FileSpecification file) {
        return file.platform().map(ExternalDefinitions::platform).orElse(External.Platform.here());
    }

    static External.Platform platform(String word) {
        for (External.Platform platform : External.Platform.values()) {
            if (platform.name().equalsIgnoreCase(word)) {
                return platform;
            }
        }
        throw SqlError.of(
                ErrorCode.NOT_SUPPORTED, "PLATFORM = " + word, ": it is LINUX or WINDOWS.");
    }

    /** 39112. */
    static void requireDistinct(List<ExternalDefinition.FileSpecification> files) {
        Set<External.Platform> seen = new HashSet<>();
        for (ExternalDefinition.FileSpecification file : files) {
            if (!seen.add(platform(file))) {
                throw SqlError.of(ErrorCode.EXTERNAL_PLATFORM_TWICE, platform(file).name());
            }
        }
    }

    /** The files after SET, ADD or REMOVE. */
    static List<External.File> changed(
            External before, ExternalDefinition definition, List<External.File> given) {
        List<External.File> files = new ArrayList<>(before.files());
        switch (definition.action()) {
            case ADD -> {
                for (External.File file : given) {
                    if (before.file(file.platform()).isPresent()) {
                        throw SqlError.of(
                                ErrorCode.EXTERNAL_PLATFORM_TWICE, file.platform().name());
                    }
                }
                files.addAll(given);
            }
            case REMOVE -> {
                External.Platform gone = platform(definition.removed().orElseThrow());
                if (before.file(gone).isEmpty() || files.size() == 1) {
                    throw SqlError.of(ErrorCode.EXTERNAL_LAST_PLATFORM, before.name(), gone.name());
                }
                files.removeIf(file -> file.platform() == gone);
            }
            default -> {
                for (External.File file : given) {
                    files.removeIf(old -> old.platform() == file.platform());
                }
                files.addAll(given);
            }
        }
        return files;
    }
}
