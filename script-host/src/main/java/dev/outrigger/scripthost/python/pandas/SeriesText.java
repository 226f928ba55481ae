package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.scripthost.python.array.CellText;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.Vector;
import java.util.ArrayList;
import java.util.List;

/** A series as pandas prints it. */
final class SeriesText {
    private SeriesText() {}

    static String show(Series series) {
        Vector vector = series.flat();
        StringBuilder footer = new StringBuilder();
        if (series.name() != null) {
            footer.append("Name: ").append(Values.text(series.name())).append(", ");
        }
        if (vector.size() == 0) {
            return "Series([], " + footer + "dtype: " + vector.dtype().label() + ")";
        }
        boolean cut = vector.size() > Layout.ROWS_MAX;
        Series shown =
                cut ? series.take(Layout.edges(vector.size(), Layout.ROWS_SHOWN / 2)) : series;
        List<String> values =
                new ArrayList<>(
                        Layout.right(List.<String[]>of(CellText.format(shown.flat(), true))));
        List<String> labels = new ArrayList<>(Layout.rowLabels(shown.index(), "  "));
        if (cut) {
            footer.append("Length: ").append(vector.size()).append(", ");
            int half = Layout.ROWS_SHOWN / 2;
            int width = Layout.width(values.get(half - 1));
            String dots = width > 3 ? "..." : "..";
            int room = width - dots.length();
            int left = room / 2 + (room & width & 1);
            values.add(half, " ".repeat(left) + dots + " ".repeat(width - dots.length() - left));
            labels.add(half, "");
        }
        String head = "";
        if (shown.index().hasNames()) {
            String names = Layout.nameRow(shown.index(), "  ");
            head = (shown.index().depth() == 1 ? names.stripTrailing() : names) + "\n";
        }
        int labelWidth = labels.stream().mapToInt(Layout::width).max().orElse(0);
        StringBuilder out = new StringBuilder(head);
        for (int i = 0; i < values.size(); i++) {
            out.append(Layout.padRight(labels.get(i), labelWidth + 3))
                    .append(values.get(i))
                    .append("\n");
        }
        return out.append(footer).append("dtype: ").append(vector.dtype().label()).toString();
    }
}
