package dev.outrigger.engine.plan;

import java.util.ArrayList;
import java.util.List;

/** OBJECT_ID over all that has a name in a schema: names of one to three parts, maybe in brackets. */
final class ObjectIds {
    private ObjectIds() {}

    static Integer find(ExecutionContext context, String name) {
        List<String> parts = parts(name);
        int count = parts.size();
        if (count == 0 || count > 3) {
            return null;
        }
        String schema = count < 2 || parts.get(count - 2).isEmpty() ? "dbo" : parts.get(count - 2);
        String database = count < 3 || parts.get(0).isEmpty() ? context.database() : parts.get(0);
        return context.catalog()
                .facts(database, schema, parts.get(count - 1))
                .map(found -> Math.toIntExact(found.id()))
                .orElse(null);
    }

    private static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (char c : name.strip().toCharArray()) {
            if (c == '[' && !quoted) {
                quoted = true;
            } else if (c == ']' && quoted) {
                quoted = false;
            } else if (c == '.' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
