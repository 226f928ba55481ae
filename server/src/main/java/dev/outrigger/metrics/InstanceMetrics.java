package dev.outrigger.metrics;

import dev.outrigger.Figure;
import dev.outrigger.Instance;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * Binds an instance's figures to a registry: {@code new
 * InstanceMetrics(instance).bindTo(registry)}. They are read when the registry is, and cost nothing
 * otherwise. An application with several instances tells them apart by tags.
 */
public final class InstanceMetrics implements MeterBinder {
    private static final double MILLIS_PER_SECOND = 1_000;

    private final List<Figure> figures;
    private final Tags tags;

    public InstanceMetrics(Instance instance) {
        this(instance, Tags.empty());
    }

    /** tags: of every meter. */
    public InstanceMetrics(Instance instance, Tags tags) {
        this(instance.figures(), tags);
    }

    /** figures: of the engine behind a DataSource. */
    public InstanceMetrics(List<Figure> figures, Tags tags) {
        this.figures = List.copyOf(figures);
        this.tags = Objects.requireNonNull(tags, "tags is null");
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Figure figure : figures) {
            Tags all = figure.tag().map(tag -> tags.and(tag.key(), tag.value())).orElse(tags);
            ToDoubleFunction<Figure> value = InstanceMetrics::value;
            if (figure.kind() == Figure.Kind.COUNTER) {
                FunctionCounter.builder(figure.name(), figure, value)
                        .tags(all)
                        .baseUnit(unit(figure))
                        .description(figure.description())
                        .register(registry);
            } else {
                Gauge.builder(figure.name(), figure, value)
                        .tags(all)
                        .baseUnit(unit(figure))
                        .description(figure.description())
                        .strongReference(true)
                        .register(registry);
            }
        }
    }

    private static double value(Figure figure) {
        double value = figure.value().getAsLong();
        return figure.unit() == Figure.Unit.MILLISECONDS ? value / MILLIS_PER_SECOND : value;
    }

    private static String unit(Figure figure) {
        return switch (figure.unit()) {
            case THINGS -> null;
            case BYTES -> "bytes";
            case MILLISECONDS -> "seconds";
        };
    }
}
