package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.scripthost.python.array.DType;
import dev.outrigger.scripthost.python.array.FloatVector;
import dev.outrigger.scripthost.python.array.Groups;
import dev.outrigger.scripthost.python.array.ObjectVector;
import dev.outrigger.scripthost.python.array.Reductions;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.python.core.PyObject;

/** describe(): eight figures of each column of numbers, four of any other. */
final class Describe {
    private static final Object[] NUMBERS = {
        "count", "mean", "std", "min", "25%", "50%", "75%", "max"
    };
    private static final Object[] OTHERS = {"count", "unique", "top", "freq"};

    private Describe() {}

    static PyObject series(Series s) {
        boolean numbers = isNumber(s.flat());
        return new Series(
                numbers ? numbers(s.flat()) : others(s.flat()),
                Index.of(new ObjectVector(numbers ? NUMBERS : OTHERS)),
                s.name());
    }

    static PyObject frame(DataFrame frame) {
        List<Vector> vectors = new ArrayList<>();
        List<Object> names = new ArrayList<>();
        boolean anyNumbers = frame.vectors().stream().anyMatch(Describe::isNumber);
        for (int i = 0; i < frame.width(); i++) {
            if (isNumber(frame.vector(i)) || !anyNumbers) {
                vectors.add(anyNumbers ? numbers(frame.vector(i)) : others(frame.vector(i)));
                names.add(frame.columns().label(i));
            }
        }
        return new DataFrame(
                vectors,
                Index.of(names),
                Index.of(new ObjectVector(anyNumbers ? NUMBERS : OTHERS)));
    }

    private static boolean isNumber(Vector v) {
        return v.dtype().isNumeric() && v.dtype() != DType.BOOL;
    }

    private static Vector numbers(Vector given) {
        Vector v = given.cast(DType.FLOAT64);
        double[] ordered = v.doubles().clone();
        Arrays.sort(ordered);
        Vector sorted = new FloatVector(ordered);
        double[] out = new double[NUMBERS.length];
        for (int i = 0; i < out.length; i++) {
            String name = (String) NUMBERS[i];
            out[i] =
                    name.endsWith("%")
                            ? Reductions.quantile(
                                    sorted, Integer.parseInt(name.substring(0, 2)) / 100.0, true)
                            : Values.number(Reductions.reduce(name, v, true, 1));
        }
        return new FloatVector(out);
    }

    private static Vector others(Vector v) {
        Groups groups = Groups.of(List.of(v), false, true);
        int[] sizes = groups.sizes();
        int most = 0;
        for (int g = 1; g < sizes.length; g++) {
            most = sizes[g] > sizes[most] ? g : most;
        }
        long count = Arrays.stream(sizes).sum();
        boolean none = sizes.length == 0;
        return new ObjectVector(
                new Object[] {
                    count,
                    (long) sizes.length,
                    none ? (Object) Double.NaN : v.raw(groups.first()[most]),
                    none ? (Object) Double.NaN : (Object) (long) sizes[most]
                });
    }
}
