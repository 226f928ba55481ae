package dev.outrigger.scripthost.library;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which versions will do: {@code >=1.5,!=2.0.*}. text: as it was written. */
record VersionRange(String text) {
    private static final Pattern CLAUSE =
            Pattern.compile("\\s*(===|~=|==|!=|<=|>=|<|>)\\s*([^\\s,]+)\\s*");

    /** What is no version, or no range, is not held against anyone. */
    boolean has(String version) {
        Optional<Version> known = Version.of(version);
        if (known.isEmpty()) {
            return true;
        }
        for (String clause : text.split(",")) {
            Matcher form = CLAUSE.matcher(clause);
            if (form.matches() && !holds(known.get(), form.group(1), form.group(2))) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(Version known, String operator, String bound) {
        boolean prefix = bound.endsWith(".*");
        Optional<Version> parsed =
                Version.of(prefix ? bound.substring(0, bound.length() - 2) : bound);
        if (parsed.isEmpty()) {
            return true;
        }
        Version other = parsed.get();
        boolean same =
                prefix
                        ? known.startsWith(other, other.release().size())
                        : known.compareTo(other) == 0;
        return switch (operator) {
            case "==", "===" -> same;
            case "!=" -> !same;
            case "<=" -> known.compareTo(other) <= 0;
            case ">=" -> known.compareTo(other) >= 0;
            case "<" -> known.compareTo(other) < 0;
            case ">" -> known.compareTo(other) > 0;
            default ->
                    known.compareTo(other) >= 0
                            && known.startsWith(other, other.release().size() - 1);
        };
    }
}
