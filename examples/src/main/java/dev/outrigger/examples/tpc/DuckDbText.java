package dev.outrigger.examples.tpc;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A query of ours in the reference's words, where only the words differ. */
public final class DuckDbText {
    /** NULLs first and whole quotients, as T-SQL has them. */
    public static final List<String> SETTINGS =
            List.of(
                    "SET default_null_order = 'nulls_first_on_asc_last_on_desc'",
                    "SET integer_division = true",
                    "CREATE MACRO add_days(n, d) AS CAST(d + n * INTERVAL 1 DAY AS DATE)",
                    "CREATE MACRO add_months(n, d) AS CAST(d + n * INTERVAL 1 MONTH AS DATE)",
                    "CREATE MACRO add_years(n, d) AS CAST(d + n * INTERVAL 1 YEAR AS DATE)");

    private static final Pattern TOP = Pattern.compile("\\bTOP\\s*\\(?(\\d+)\\)?\\s");

    private DuckDbText() {}

    private static String withoutRemarks(String text) {
        return text.replaceAll("--.*", "");
    }

    public static String of(String text) {
        String made =
                withoutRemarks(text)
                        .replaceAll("\\bDATEADD\\(\\s*(day|month|year)\\s*,", "add_$1s(")
                        .replaceAll("\\bDATEDIFF\\(\\s*(day|month|year)\\s*,", "datediff('$1',")
                        .replaceAll("\\bAS float\\)", "AS double)")
                        .replaceAll("\\bSTDEV\\(", "stddev_samp(")
                        .replaceAll("\\bISNULL\\(", "coalesce(")
                        .replaceAll("\\bLEN\\(", "length(")
                        .strip();
        Matcher top = TOP.matcher(made);
        while (top.find()) {
            int end = endOfQuery(made, top.end());
            made =
                    made.substring(0, top.start())
                            + made.substring(top.end(), end)
                            + "\nLIMIT "
                            + top.group(1)
                            + made.substring(end);
            top = TOP.matcher(made);
        }
        return made;
    }

    /** Where the query that has a place ends: at its closing parenthesis, or with the text. */
    private static int endOfQuery(String text, int from) {
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'') {
                i = text.indexOf('\'', i + 1);
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && depth-- == 0 || c == ';') {
                return i;
            }
        }
        return text.length();
    }

    /** Whether the whole answer has an order. */
    public static boolean isOrdered(String query) {
        String text = withoutRemarks(query);
        int depth = 0;
        boolean ordered = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'') {
                i = text.indexOf('\'', i + 1);
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (depth == 0 && text.startsWith("ORDER BY", i)) {
                ordered = true;
            }
        }
        return ordered;
    }
}
