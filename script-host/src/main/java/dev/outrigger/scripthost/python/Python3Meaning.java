package dev.outrigger.scripthost.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.python.antlr.PythonTree;
import org.python.antlr.ast.Attribute;
import org.python.antlr.ast.BinOp;
import org.python.antlr.ast.BoolOp;
import org.python.antlr.ast.Call;
import org.python.antlr.ast.Compare;
import org.python.antlr.ast.Dict;
import org.python.antlr.ast.DictComp;
import org.python.antlr.ast.GeneratorExp;
import org.python.antlr.ast.Name;
import org.python.antlr.ast.Num;
import org.python.antlr.ast.Str;
import org.python.antlr.ast.Tuple;
import org.python.antlr.ast.boolopType;
import org.python.antlr.ast.cmpopType;
import org.python.antlr.ast.expr_contextType;
import org.python.antlr.ast.operatorType;
import org.python.antlr.base.expr;

/**
 * Expressions that Python 2.7 reads as Python 3 does and takes to mean something else: dicts, which
 * forget their order; comparisons of unlike values, which succeed; texts with values in them. Each
 * becomes a call of a builtin of ours, at the same line.
 */
final class Python3Meaning {
    /** Methods whose receiver is known only when they run. */
    private static final Map<String, String> METHODS =
            Map.of(
                    "format", Python3Texts.FORMAT,
                    "sort", Python3Texts.SORT,
                    "copy", Python3Dicts.COPY,
                    "popitem", Python3Dicts.POP_ITEM);

    private final Set<String> stored;

    /** stored: the names that the script itself gives a meaning. */
    Python3Meaning(Set<String> stored) {
        this.stored = stored;
    }

    expr of(expr node) {
        if (node instanceof Dict dict) {
            return display(dict);
        }
        if (node instanceof DictComp comprehension) {
            expr pair =
                    new Tuple(
                            comprehension,
                            list(comprehension.getInternalKey(), comprehension.getInternalValue()),
                            expr_contextType.Load);
            return call(
                    node,
                    Python3Dicts.PAIRS,
                    list(
                            new GeneratorExp(
                                    comprehension, pair, comprehension.getInternalGenerators())));
        }
        if (node instanceof Compare comparison) {
            return comparison(comparison);
        }
        if (node instanceof BinOp operation && operation.getInternalOp() == operatorType.Mod) {
            return remainderOrText(operation);
        }
        return node instanceof Call call ? methodOrFunction(call) : node;
    }

    private static expr display(Dict dict) {
        List<expr> items = new ArrayList<>();
        for (int i = 0; i < dict.getInternalKeys().size(); i++) {
            items.add(dict.getInternalKeys().get(i));
            items.add(dict.getInternalValues().get(i));
        }
        return call(dict, Python3Dicts.DISPLAY, items);
    }

    /**
     * a < b < c evaluates b once: it is taken apart only where evaluating it twice makes no
     * difference.
     */
    private static expr comparison(Compare node) {
        List<cmpopType> operators = node.getInternalOps();
        List<expr> right = node.getInternalComparators();
        if (operators.stream().noneMatch(o -> ordering(o) != null)) {
            return node;
        }
        List<expr> parts = new ArrayList<>();
        expr left = node.getInternalLeft();
        for (int i = 0; i < operators.size(); i++) {
            boolean last = i == operators.size() - 1;
            if (!last
                    && !(right.get(i) instanceof Name)
                    && !(right.get(i) instanceof Num)
                    && !(right.get(i) instanceof Str)) {
                return node;
            }
            Ordering.Operator ordering = ordering(operators.get(i));
            parts.add(
                    ordering == null
                            ? new Compare(
                                    node,
                                    left,
                                    new ArrayList<>(List.of(operators.get(i))),
                                    list(right.get(i)))
                            : call(node, ordering.function(), list(left, right.get(i))));
            left = right.get(i);
        }
        return parts.size() == 1 ? parts.get(0) : new BoolOp(node, boolopType.And, parts);
    }

    private static Ordering.Operator ordering(cmpopType operator) {
        return switch (operator) {
            case Lt -> Ordering.Operator.LESS;
            case LtE -> Ordering.Operator.LESS_EQUAL;
            case Gt -> Ordering.Operator.GREATER;
            case GtE -> Ordering.Operator.GREATER_EQUAL;
            default -> null;
        };
    }

    private static expr remainderOrText(BinOp node) {
        return node.getInternalLeft() instanceof Num
                ? node
                : call(
                        node,
                        Python3Texts.REMAINDER,
                        list(node.getInternalLeft(), node.getInternalRight()));
    }

    private expr methodOrFunction(Call call) {
        if (call.getInternalFunc() instanceof Name function
                && function.getInternalId().equals("dict")
                && !stored.contains("dict")) {
            return renamed(call, Python3Dicts.CALL, call.getInternalArgs());
        }
        if (!(call.getInternalFunc() instanceof Attribute method)) {
            return call;
        }
        String name = method.getInternalAttr();
        if (name.equals("fromkeys")
                && method.getInternalValue() instanceof Name owner
                && owner.getInternalId().equals("dict")
                && !stored.contains("dict")) {
            return renamed(call, Python3Dicts.FROM_KEYS, call.getInternalArgs());
        }
        String function = METHODS.get(name);
        if (function == null) {
            return call;
        }
        List<expr> arguments = list(method.getInternalValue());
        arguments.addAll(call.getInternalArgs());
        return renamed(call, function, arguments);
    }

    private static expr renamed(Call call, String function, List<expr> arguments) {
        return new Call(
                call,
                name(call, function),
                arguments,
                call.getInternalKeywords(),
                call.getInternalStarargs(),
                call.getInternalKwargs());
    }

    private static expr call(PythonTree at, String function, List<expr> arguments) {
        return new Call(at, name(at, function), arguments, new ArrayList<>(), null, null);
    }

    private static Name name(PythonTree at, String name) {
        return new Name(at, name, expr_contextType.Load);
    }

    private static List<expr> list(expr... items) {
        return new ArrayList<>(List.of(items));
    }
}
