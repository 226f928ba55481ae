package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.scripthost.python.array.Args;
import dev.outrigger.scripthost.python.array.DType;
import dev.outrigger.scripthost.python.array.FloatVector;
import dev.outrigger.scripthost.python.array.Groups;
import dev.outrigger.scripthost.python.array.IntVector;
import dev.outrigger.scripthost.python.array.Sorting;
import dev.outrigger.scripthost.python.array.Vector;
import java.util.Arrays;
import java.util.List;
import org.python.core.PyObject;

/** How often each value occurs. */
final class Counting {
    private Counting() {}

    static PyObject of(Series s, Args args) {
        Groups groups = Groups.of(List.of(s.flat()), false, args.flag("dropna", true));
        long[] counts = Arrays.stream(groups.sizes()).asLongStream().toArray();
        Vector values = s.flat().take(groups.first());
        Vector counted = new IntVector(DType.INT64, counts);
        boolean normalize = args.flag("normalize", false);
        if (normalize) {
            double total = Arrays.stream(counts).sum();
            counted = new FloatVector(Arrays.stream(counts).mapToDouble(c -> c / total).toArray());
        }
        Series made =
                new Series(
                        counted,
                        Index.of(values).named(s.name()),
                        normalize ? "proportion" : "count");
        if (!args.flag("sort", true)) {
            return made;
        }
        return made.take(
                Sorting.order(
                        List.of(counted), new boolean[] {args.flag("ascending", false)}, true));
    }
}
