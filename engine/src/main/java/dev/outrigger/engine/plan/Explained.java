package dev.outrigger.engine.plan;

import dev.outrigger.engine.store.Table;
import java.util.List;

/** How a plan's text is put together by who changes a table's rows. */
public final class Explained {
    private Explained() {}

    /** A plan's lines below an operator that is not the planner's. */
    public static List<String> below(String operator, List<String> tree) {
        return PlanText.below(operator, tree);
    }

    public static String object(Table table) {
        return PlanOperators.object(table);
    }
}
