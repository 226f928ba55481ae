package dev.outrigger.scripthost.python.array;

import java.util.Arrays;
import java.util.List;

/** Vectors out of values and out of other vectors. */
public final class Vectors {
    private Vectors() {}

    /** The values in the narrowest type that pandas would give them. */
    public static Vector of(Object[] raws) {
        int booleans = 0;
        int integers = 0;
        int floats = 0;
        int datetimes = 0;
        int nulls = 0;
        for (Object raw : raws) {
            if (raw == null) {
                nulls++;
            } else if (raw instanceof Double) {
                floats++;
            } else if (raw instanceof Long) {
                integers++;
            } else if (raw instanceof Boolean) {
                booleans++;
            } else if (raw instanceof Ticks) {
                datetimes++;
            } else {
                return new ObjectVector(raws);
            }
        }
        int size = raws.length;
        if (size == 0) {
            return new ObjectVector(raws);
        }
        if (booleans == size) {
            return new ObjectVector(raws).cast(DType.BOOL);
        }
        if (integers == size) {
            return new ObjectVector(raws).cast(DType.INT64);
        }
        if (integers + floats > 0 && integers + floats + nulls == size) {
            return new ObjectVector(raws).cast(DType.FLOAT64);
        }
        if (datetimes > 0 && datetimes + nulls == size) {
            return new ObjectVector(raws).cast(DType.DATETIME);
        }
        return new ObjectVector(raws);
    }

    /** The same value count times. */
    public static Vector repeat(Object raw, int count) {
        return of(new Object[] {raw}).take(new int[count]);
    }

    public static Vector concat(List<Vector> parts) {
        DType dtype = parts.get(0).dtype();
        int size = 0;
        for (Vector part : parts) {
            boolean mixedTruth = (part.dtype() == DType.BOOL) != (dtype == DType.BOOL);
            dtype = mixedTruth ? DType.OBJECT : DType.promote(dtype, part.dtype());
            size += part.size();
        }
        Object[] objects = dtype == DType.OBJECT || dtype == DType.BOOL ? new Object[size] : null;
        double[] doubles = dtype.isFloat() ? new double[size] : null;
        long[] longs = dtype.isInteger() || dtype == DType.DATETIME ? new long[size] : null;
        int at = 0;
        for (Vector part : parts) {
            if (doubles != null) {
                System.arraycopy(part.doubles(), 0, doubles, at, part.size());
            } else if (longs != null) {
                System.arraycopy(part.longs(), 0, longs, at, part.size());
            } else {
                System.arraycopy(part.raws(), 0, objects, at, part.size());
            }
            at += part.size();
        }
        if (doubles != null) {
            return new FloatVector(dtype, doubles);
        }
        return longs != null ? new IntVector(dtype, longs) : new ObjectVector(objects).cast(dtype);
    }

    public static FloatVector nans(int size) {
        double[] values = new double[size];
        Arrays.fill(values, Double.NaN);
        return new FloatVector(values);
    }
}
