package dev.outrigger.procedures.batch;

import dev.outrigger.engine.sql.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A procedure's name that a variable holds. */
public final class ModuleNames {
    private static final Pattern PART =
            Pattern.compile(
                    "\\s*(?:\\[((?:[^\\]]|\\]\\])+)\\]|\"((?:[^\"]|\"\")+)\"|([^.\\[\\]\"]*))\\s*(\\.|$)");
    private static final int PARTS_MAX = 3;

    private ModuleNames() {}

    /** Empty when the text is no name of one to three parts. */
    public static Optional<ObjectName> parse(String text) {
        List<String> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(text);
        boolean more = true;
        while (more) {
            if (!matcher.lookingAt() || parts.size() == PARTS_MAX) {
                return Optional.empty();
            }
            parts.add(part(matcher));
            more = matcher.group(4).equals(".");
            matcher.region(matcher.end(), text.length());
        }
        String name = parts.get(parts.size() - 1);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new ObjectName(
                        parts.size() == PARTS_MAX ? Optional.of(parts.get(0)) : Optional.empty(),
                        parts.size() > 1
                                ? Optional.of(parts.get(parts.size() - 2))
                                : Optional.empty(),
                        name));
    }

    private static String part(Matcher matcher) {
        if (matcher.group(1) != null) {
            return matcher.group(1).replace("]]", "]");
        }
        return matcher.group(2) != null
                ? matcher.group(2).replace("\"\"", "\"")
                : matcher.group(3).strip();
    }
}
