package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.scripthost.python.array.CellText;
import dev.outrigger.scripthost.python.array.DType;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.Vector;
import java.util.ArrayList;
import java.util.List;

/** An index as pandas prints it. */
final class IndexText {
    private static final int SHOWN_MAX = 100;
    private static final int EDGE = 10;

    private IndexText() {}

    /** The labels of one level as they stand before the rows of a frame. */
    static String[] labels(Vector level) {
        String[] texts = CellText.format(level, false);
        for (int i = 0; i < texts.length; i++) {
            texts[i] = texts[i].stripLeading();
        }
        return texts;
    }

    /**
     * The labels of all levels, a line for each row; a label that repeats the one above is left
     * out.
     */
    static List<String[]> levels(Index index) {
        List<String[]> levels = new ArrayList<>();
        for (int depth = 0; depth < index.depth(); depth++) {
            levels.add(labels(index.level(depth)));
        }
        for (int row = index.size() - 1; row > 0; row--) {
            for (int depth = 0; depth < levels.size() - 1; depth++) {
                String[] level = levels.get(depth);
                if (!level[row].equals(level[row - 1])) {
                    break;
                }
                level[row] = "";
            }
        }
        return levels;
    }

    static String repr(Index index) {
        String name = index.name() == null ? "" : ", name='" + Values.text(index.name()) + "'";
        if (index.isRange()) {
            return "RangeIndex(start=0, stop=" + index.size() + ", step=1" + name + ")";
        }
        boolean multiple = index.depth() > 1;
        DType dtype = multiple ? DType.OBJECT : index.level(0).dtype();
        String type = multiple ? "MultiIndex" : dtype == DType.DATETIME ? "DatetimeIndex" : "Index";
        StringBuilder line = new StringBuilder();
        StringBuilder out = new StringBuilder(type + "([");
        String indent = " ".repeat(out.length());
        boolean cut = index.size() > SHOWN_MAX;
        int width = out.length();
        for (int i = 0; i < index.size(); i++) {
            if (cut && i == EDGE) {
                out.append("\n").append(indent).append("...\n").append(indent);
                width = indent.length();
                i = index.size() - EDGE;
            }
            Object label = index.label(i);
            line.setLength(0);
            line.append(
                    dtype == DType.DATETIME
                            ? "'" + CellText.format(index.level(0), false)[i] + "'"
                            : Values.repr(label));
            boolean last = i == index.size() - 1;
            if (width + line.length() > 78 && width > indent.length()) {
                out.setLength(out.length() - 1);
                out.append("\n").append(indent);
                width = indent.length();
            }
            out.append(line).append(last ? "" : ", ");
            width += line.length() + 2;
        }
        String length = cut ? ", length=" + index.size() : "";
        String names =
                multiple ? ", names=" + index.names().stream().map(Values::repr).toList() : "";
        String kind = multiple ? "" : ", dtype='" + dtype.label() + "'";
        return out.append("]")
                .append(kind)
                .append(names)
                .append(name)
                .append(length)
                .append(")")
                .toString();
    }
}
