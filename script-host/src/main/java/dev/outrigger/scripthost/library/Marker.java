package dev.outrigger.scripthost.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a requirement counts: {@code python_version < "3.8" and extra == "test"}. No extras are ever
 * asked for.
 */
final class Marker {
    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\s*(\\(|\\)|===|~=|==|!=|<=|>=|<|>|\"[^\"]*\"|'[^']*'|[A-Za-z_][\\w.]*)");

    private final List<String> tokens = new ArrayList<>();
    private final Map<String, String> environment;
    private int next;

    private Marker(String text, Map<String, String> environment) {
        this.environment = environment;
        Matcher token = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length() && token.find(at) && token.start() == at) {
            tokens.add(token.group(1));
            at = token.end();
        }
    }

    /** A marker that cannot be read holds: rather ask for too much than miss something. */
    static boolean holds(String text, Map<String, String> environment) {
        if (text.isBlank()) {
            return true;
        }
        try {
            return new Marker(text, environment).any();
        } catch (IndexOutOfBoundsException e) {
            return true;
        }
    }

    private boolean any() {
        boolean value = all();
        while (take("or")) {
            value |= all();
        }
        return value;
    }

    private boolean all() {
        boolean value = one();
        while (take("and")) {
            value &= one();
        }
        return value;
    }

    private boolean take(String word) {
        if (next < tokens.size() && tokens.get(next).equals(word)) {
            next++;
            return true;
        }
        return false;
    }

    private boolean one() {
        if (take("(")) {
            boolean value = any();
            take(")");
            return value;
        }
        boolean ofVersions = tokens.get(next).startsWith("python_");
        String left = value(tokens.get(next++));
        String operator = tokens.get(next++);
        if (operator.equals("not")) {
            operator += " " + tokens.get(next++);
        }
        ofVersions |= tokens.get(next).startsWith("python_");
        String right = value(tokens.get(next++));
        return switch (operator) {
            case "in" -> right.contains(left);
            case "not in" -> !right.contains(left);
            default ->
                    ofVersions
                            ? new VersionRange(operator + right).has(left)
                            : texts(left, operator, right);
        };
    }

    private static boolean texts(String left, String operator, String right) {
        return switch (operator) {
            case "==", "===" -> left.equals(right);
            case "!=" -> !left.equals(right);
            case "<" -> left.compareTo(right) < 0;
            case "<=" -> left.compareTo(right) <= 0;
            case ">" -> left.compareTo(right) > 0;
            default -> left.compareTo(right) >= 0;
        };
    }

    private String value(String token) {
        char first = token.charAt(0);
        return first == '"' || first == '\''
                ? token.substring(1, token.length() - 1)
                : environment.getOrDefault(token, "");
    }
}
