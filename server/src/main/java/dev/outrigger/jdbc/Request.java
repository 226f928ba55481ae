package dev.outrigger.jdbc;

import dev.outrigger.scripthost.OutboundAddress;
import dev.outrigger.scripthost.ScriptHostOptions.Isolation;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * A connection that somebody asks for.
 *
 * @param passedOn what Microsoft's driver is told of it
 */
record Request(Place place, EngineOptions options, Properties passedOn) {
    static final String PREFIX = "jdbc:outrigger:";

    private static final String MEMORY = "mem:";
    private static final String FILE = "file:";

    /** The same property in the URL wins over the one beside it. */
    static Request of(String url, Properties beside) throws SQLException {
        String[] parts = url.substring(PREFIX.length()).split(";", -1);
        Map<Property, String> ours = new EnumMap<>(Property.class);
        Properties passedOn = new Properties();
        for (String name : beside.stringPropertyNames()) {
            put(name, beside.getProperty(name), ours, passedOn);
        }
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals > 0) {
                String name = parts[i].substring(0, equals).strip();
                put(name, parts[i].substring(equals + 1).strip(), ours, passedOn);
            } else if (!parts[i].isBlank()) {
                throw Refusals.of(
                        "'"
                                + parts[i]
                                + "' in the URL is not of the form name=value. A value that contains ';' is given as a"
                                + " property beside the URL.");
            }
        }
        logIn(ours);
        if (ours.containsKey(Property.DATABASE)) {
            passedOn.setProperty("databaseName", ours.get(Property.DATABASE));
        }
        EngineOptions options =
                new EngineOptions(
                        python(ours),
                        imports(ours),
                        isolation(ours),
                        outbound(ours),
                        flag(Property.KEEP, ours),
                        flag(Property.JOBS, ours));
        return new Request(place(parts[0]), options, passedOn);
    }

    private static void put(
            String name, String value, Map<Property, String> ours, Properties passedOn)
            throws SQLException {
        Optional<Property> property = Property.named(name);
        Optional<String> passed = Property.passedOn(name);
        if (property.isPresent()) {
            ours.put(property.get(), value);
        } else if (passed.isPresent()) {
            passedOn.setProperty(passed.get(), value);
        } else {
            throw Refusals.of(
                    "A connection to jdbc:outrigger has no property '"
                            + name
                            + "': take it out of the URL or of the properties beside it. The properties are "
                            + Property.allNames()
                            + ".");
        }
    }

    private static Place place(String text) throws SQLException {
        if (text.startsWith(MEMORY)) {
            return Place.memory(text.substring(MEMORY.length()));
        }
        if (text.startsWith(FILE)) {
            return Place.file(text.substring(FILE.length()));
        }
        throw Refusals.of(
                "'"
                        + PREFIX
                        + text
                        + "' names no database: write jdbc:outrigger:mem:NAME for one in memory, or"
                        + " jdbc:outrigger:file:PATH for one in a folder.");
    }

    /** Whoever runs in the engine's process can do all that the administrator can. */
    private static void logIn(Map<Property, String> ours) throws SQLException {
        String user = ours.getOrDefault(Property.USER, "");
        if (!user.isEmpty() && !user.equalsIgnoreCase(OpenEngine.ADMINISTRATOR)) {
            throw Refusals.of(
                    "An embedded database lets its application in as "
                            + OpenEngine.ADMINISTRATOR
                            + ", not as '"
                            + user
                            + "': leave out user and password.");
        }
        if (!ours.getOrDefault(Property.PASSWORD, "").isEmpty()) {
            throw Refusals.of(
                    "An embedded database lets its application in without a password, and would not check one: leave"
                            + " out user and password.");
        }
    }

    private static Optional<Path> python(Map<Property, String> ours) throws SQLException {
        String text = ours.get(Property.PYTHON);
        if (text == null) {
            return Optional.empty();
        }
        try {
            Path path = Path.of(text).toAbsolutePath().normalize();
            if (Files.isExecutable(path) && !Files.isDirectory(path)) {
                return Optional.of(path);
            }
        } catch (InvalidPathException e) {
            throw Refusals.of("python=" + text + " is no path: " + e.getMessage(), e);
        }
        throw Refusals.of(
                "python="
                        + text
                        + " is no program: give the path of a Python interpreter with pandas and pyarrow, or leave the"
                        + " property out for the embedded Jython.");
    }

    private static Optional<List<String>> imports(Map<Property, String> ours) {
        return Optional.ofNullable(ours.get(Property.PYTHON_IMPORTS))
                .map(
                        text ->
                                Arrays.stream(text.split(","))
                                        .map(String::strip)
                                        .filter(module -> !module.isEmpty())
                                        .toList());
    }

    private static Optional<Isolation> isolation(Map<Property, String> ours) throws SQLException {
        Optional<String> chosen = chosen(Property.ISOLATION, ours);
        return chosen.map(text -> Isolation.valueOf(text.toUpperCase(Locale.ROOT)));
    }

    private static Optional<List<OutboundAddress>> outbound(Map<Property, String> ours)
            throws SQLException {
        String text = ours.get(Property.OUTBOUND);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(OutboundAddress.list(text));
        } catch (IllegalArgumentException e) {
            throw Refusals.of("outbound=" + text + ": " + e.getMessage() + ".", e);
        }
    }

    private static Optional<Boolean> flag(Property property, Map<Property, String> ours)
            throws SQLException {
        return chosen(property, ours).map(Boolean::valueOf);
    }

    private static Optional<String> chosen(Property property, Map<Property, String> ours)
            throws SQLException {
        String text = ours.get(property);
        if (text == null) {
            return Optional.empty();
        }
        for (String choice : property.choices()) {
            if (choice.equalsIgnoreCase(text)) {
                return Optional.of(choice);
            }
        }
        throw Refusals.of(
                property.text()
                        + "="
                        + text
                        + " is none of its values, which are "
                        + String.join(", ", property.choices())
                        + ".");
    }
}
