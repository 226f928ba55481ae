package dev.outrigger.procedures.external;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A script's query with a variable in each parameter's place.
 *
 * @param text with a name for each marker
 * @param names of the variables, in the order of the values
 */
record LoopbackMarkers(String text, List<String> names) {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_#][\\p{L}\\p{N}_@$#]{0,126}");
    private static final String PREFIX = "@p";

    /** given: the names as the script wrote them; empty ones stand for markers in their order. */
    static LoopbackMarkers of(String text, List<String> given) {
        StringBuilder marked = new StringBuilder(text.length() + 16);
        int markers = 0;
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at);
            if (end == at) {
                marked.append(PREFIX).append(++markers);
                end = at + 1;
            } else {
                marked.append(text, at, end);
            }
            at = end;
        }
        int positional = (int) given.stream().filter(String::isEmpty).count();
        if (markers != positional) {
            throw SqlError.of(
                    ErrorCode.SCRIPT_QUERY_PARAMETERS,
                    "the text has "
                            + markers
                            + " marker(s) '?', and "
                            + positional
                            + " value(s) without a name were given");
        }
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : given) {
            String variable = name.isEmpty() ? PREFIX + (names.size() + 1) : "@" + name;
            if (!name.isEmpty() && !NAME.matcher(name).matches()) {
                throw SqlError.of(
                        ErrorCode.SCRIPT_QUERY_PARAMETERS, "'" + name + "' is no parameter's name");
            }
            if (!seen.add(variable.toLowerCase(Locale.ROOT))) {
                throw SqlError.of(
                        ErrorCode.SCRIPT_QUERY_PARAMETERS, "'" + name + "' is given twice");
            }
            names.add(variable);
        }
        return new LoopbackMarkers(marked.toString(), names);
    }

    /** Where the piece that begins here ends; here for a marker. */
    private static int end(String text, int at) {
        char c = text.charAt(at);
        if (c == '?') {
            return at;
        }
        if (c == '\'' || c == '"' || c == '[') {
            return closed(text, at, c == '[' ? ']' : c);
        }
        if (text.startsWith("--", at)) {
            int line = text.indexOf('\n', at);
            return line < 0 ? text.length() : line;
        }
        return text.startsWith("/*", at) ? comment(text, at) : at + 1;
    }

    /** A doubled one ends and begins: it is no end. */
    private static int closed(String text, int at, char closing) {
        int end = text.indexOf(closing, at + 1);
        return end < 0 ? text.length() : end + 1;
    }

    private static int comment(String text, int from) {
        int depth = 0;
        int at = from;
        while (at < text.length()) {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
                if (depth == 0) {
                    return at;
                }
            } else {
                at++;
            }
        }
        return at;
    }
}
