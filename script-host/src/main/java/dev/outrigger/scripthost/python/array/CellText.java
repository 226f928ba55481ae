package dev.outrigger.scripthost.python.array;

/** The values of a vector as the texts that pandas prints for them. */
public final class CellText {
    private static final int WIDTH_MAX = 50;

    private CellText() {}

    /** sign: room for a sign before each value, as columns have and an index has not. */
    public static String[] format(Vector v, boolean sign) {
        String blank = sign ? " " : "";
        if (v.dtype().isFloat()) {
            return FloatText.format(v.doubles(), sign);
        }
        String[] out = new String[v.size()];
        boolean dates = v.dtype() == DType.DATETIME && allMidnight(v);
        boolean fraction = v.dtype() == DType.DATETIME && anyFraction(v);
        for (int i = 0; i < out.length; i++) {
            Object raw = v.raw(i);
            if (v.dtype() == DType.DATETIME) {
                out[i] = raw == null ? "NaT" : datetime((Ticks) raw, dates, fraction);
            } else if (raw instanceof Long l) {
                out[i] = v.dtype() == DType.OBJECT || l >= 0 ? blank + l : l.toString();
            } else if (raw instanceof Double d) {
                out[i] =
                        d.isNaN()
                                ? blank + "NaN"
                                : sign ? FloatText.single(d) : FloatText.single(d).strip();
            } else {
                out[i] = blank + escape(raw);
            }
            if (sign && out[i].length() > WIDTH_MAX) {
                out[i] = out[i].substring(0, WIDTH_MAX - 3) + "...";
            }
        }
        return out;
    }

    public static String escape(Object raw) {
        String text = Values.text(raw);
        return raw instanceof String
                ? text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
                : text;
    }

    private static String datetime(Ticks ticks, boolean dateOnly, boolean fraction) {
        String text = Values.text(ticks);
        if (dateOnly) {
            return text.substring(0, 10);
        }
        return fraction && text.length() == 19 ? text + ".000000" : text;
    }

    private static boolean allMidnight(Vector v) {
        for (int i = 0; i < v.size(); i++) {
            if (v.raw(i) instanceof Ticks t && !t.isMidnight()) {
                return false;
            }
        }
        return true;
    }

    private static boolean anyFraction(Vector v) {
        for (int i = 0; i < v.size(); i++) {
            if (v.raw(i) instanceof Ticks t && Math.floorMod(t.value(), Ticks.PER_SECOND) != 0) {
                return true;
            }
        }
        return false;
    }
}
