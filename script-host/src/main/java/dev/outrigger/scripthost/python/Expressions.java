package dev.outrigger.scripthost.python;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.python.antlr.PythonTree;
import org.python.antlr.base.expr;

/**
 * Puts others in the place of a tree's expressions, wherever they stand: Jython's nodes have no
 * common way to do so.
 */
final class Expressions {
    private final UnaryOperator<expr> replacement;
    private final Map<Class<?>, List<Field>> fields = new HashMap<>();

    private Expressions(UnaryOperator<expr> replacement) {
        this.replacement = replacement;
    }

    /**
     * replacement: of an expression whose own parts have been replaced already; may be the same
     * one.
     */
    static void replace(PythonTree tree, UnaryOperator<expr> replacement) {
        try {
            new Expressions(replacement).parts(tree);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Jython's trees are closed", e);
        }
    }

    private void parts(PythonTree node) throws IllegalAccessException {
        for (Field field : fields.computeIfAbsent(node.getClass(), Expressions::open)) {
            Object value = field.get(node);
            if (value instanceof PythonTree child) {
                Object replaced = replaced(child);
                if (replaced != child) {
                    field.set(node, replaced);
                }
            } else if (value instanceof List<?> list) {
                @SuppressWarnings("unchecked")
                List<Object> children = (List<Object>) list;
                for (int i = 0; i < children.size(); i++) {
                    if (children.get(i) instanceof PythonTree child) {
                        Object replaced = replaced(child);
                        if (replaced != child) {
                            children.set(i, replaced);
                        }
                    }
                }
            }
        }
    }

    private Object replaced(PythonTree child) throws IllegalAccessException {
        parts(child);
        return child instanceof expr expression ? replacement.apply(expression) : child;
    }

    private static List<Field> open(Class<?> node) {
        List<Field> open = new ArrayList<>();
        for (Field field : node.getDeclaredFields()) {
            boolean child =
                    PythonTree.class.isAssignableFrom(field.getType())
                            || field.getType() == List.class;
            if (child && !Modifier.isStatic(field.getModifiers())) {
                field.setAccessible(true);
                open.add(field);
            }
        }
        return open;
    }
}
