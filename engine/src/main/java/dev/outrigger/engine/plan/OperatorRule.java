package dev.outrigger.engine.plan;

import java.util.function.Function;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterRule;

/** Gives an operator of one convention the one of another. */
final class OperatorRule<T extends RelNode> extends ConverterRule {
    private final Class<T> from;
    private final Function<T, RelNode> maker;

    private OperatorRule(Config config, Class<T> from, Function<T, RelNode> maker) {
        super(config);
        this.from = from;
        this.maker = maker;
    }

    /** maker: gives null for what has no form in the other convention. */
    static <T extends RelNode> RelOptRule of(
            Class<T> from, Convention in, Convention out, String name, Function<T, RelNode> maker) {
        return Config.INSTANCE
                .withConversion(from, in, out, name)
                .withRuleFactory(config -> new OperatorRule<>(config, from, maker))
                .toRule();
    }

    @Override
    public RelNode convert(RelNode rel) {
        return maker.apply(from.cast(rel));
    }
}
