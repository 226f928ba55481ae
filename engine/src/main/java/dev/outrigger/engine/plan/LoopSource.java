package dev.outrigger.engine.plan;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * The source of a class of loops. No text of a user's is ever in it: whatever is no number of ours
 * is an object that a field holds.
 */
final class LoopSource {
    static final String PACKAGE = "dev.outrigger.engine.generated";
    static final String CLASS = "Generated";

    private final List<Object> kept = new ArrayList<>();
    private final Map<Object, String> names = new IdentityHashMap<>();
    private final StringBuilder fields = new StringBuilder();
    private final StringBuilder assignments = new StringBuilder();
    private final StringBuilder methods = new StringBuilder();
    private int variables;

    /** A field that holds the object, which is of an accessible class. */
    String keep(Object object, Class<?> type) {
        return names.computeIfAbsent(
                object,
                made -> {
                    String name = "k" + kept.size();
                    String java = type.getCanonicalName();
                    fields.append("    private final ").append(java).append(' ');
                    fields.append(name).append(";\n");
                    assignments.append("        ").append(name).append(" = (").append(java);
                    assignments.append(") kept[").append(kept.size()).append("];\n");
                    kept.add(object);
                    return name;
                });
    }

    Object[] kept() {
        return kept.toArray();
    }

    /** A new variable's name. */
    String variable() {
        return "x" + variables++;
    }

    void add(CharSequence method) {
        methods.append(method);
    }

    /** A call of a static method; constants are numbers, truths, or objects to keep. */
    String call(Class<?> owner, String method, List<Term> operands, Object... constants) {
        String[] values = operands.stream().map(Term::value).toArray(String[]::new);
        return call(owner, method, values, constants);
    }

    String call(Class<?> owner, String method, String[] operands, Object... constants) {
        StringJoiner arguments = new StringJoiner(", ", "(", ")");
        for (String operand : operands) {
            arguments.add(operand);
        }
        for (Object constant : constants) {
            arguments.add(
                    constant instanceof Integer || constant instanceof Boolean
                            ? constant.toString()
                            : keep(constant, declared(constant)));
        }
        return owner.getCanonicalName() + "." + method + arguments;
    }

    private static Class<?> declared(Object constant) {
        return constant instanceof Enum<?> member
                ? member.getDeclaringClass()
                : constant.getClass();
    }

    @Override
    public String toString() {
        return "package "
                + PACKAGE
                + ";\n\npublic final class "
                + CLASS
                + " extends "
                + Loops.class.getCanonicalName()
                + " {\n"
                + fields
                + "\n    public "
                + CLASS
                + "(Object[] kept) {\n"
                + assignments
                + "    }\n"
                + methods
                + "}\n";
    }
}
