package dev.outrigger.engine.exec;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.Statement.BulkInsert.Option;
import dev.outrigger.engine.types.CodePage;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The WITH clause of BULK INSERT.
 *
 * @param csv quotes count, as in RFC 4180; else every character between separators is data
 * @param firstRow the first row that is loaded; 1 is the file's first
 * @param lastRow the last row that is loaded; 0 for all
 * @param keepNulls an empty field is NULL even where its column has a default
 */
record BulkOptions(
        boolean csv,
        long firstRow,
        long lastRow,
        String fieldTerminator,
        char quote,
        boolean keepNulls,
        Charset charset) {
    /**
     * Hints on how to load, which change nothing here: a load is one transaction and takes no table
     * lock.
     */
    private static final List<String> HINTS =
            List.of("TABLOCK", "CHECK_CONSTRAINTS", "ROWS_PER_BATCH", "KILOBYTES_PER_BATCH");

    private static final char NO_QUOTE = '\uffff';

    static BulkOptions of(List<Option> options) {
        boolean csv = options.stream().anyMatch(BulkOptions::isCsv);
        long firstRow = 1;
        long lastRow = 0;
        String fieldTerminator = csv ? "," : "\t";
        char quote = csv ? '"' : NO_QUOTE;
        boolean keepNulls = false;
        Charset charset = StandardCharsets.UTF_8;
        for (Option option : options) {
            String value = option.value().orElse("");
            switch (option.name()) {
                case "FORMAT" -> require(isCsv(option), option);
                case "FIRSTROW" -> firstRow = Math.max(1, number(option));
                case "LASTROW" -> lastRow = number(option);
                case "FIELDTERMINATOR" -> fieldTerminator = terminator(value);
                case "ROWTERMINATOR" ->
                        require(List.of("\n", "\r\n", "\r").contains(terminator(value)), option);
                case "FIELDQUOTE" -> {
                    require(csv && value.length() == 1, option);
                    quote = value.charAt(0);
                }
                case "KEEPNULLS" -> keepNulls = true;
                case "CODEPAGE" -> charset = charset(option);
                case "MAXERRORS" -> require(number(option) == 0, option);
                default -> require(HINTS.contains(option.name()), option);
            }
        }
        if (fieldTerminator.isEmpty()) {
            throw SqlError.of(ErrorCode.NOT_SUPPORTED, "An empty FIELDTERMINATOR", ".");
        }
        return new BulkOptions(csv, firstRow, lastRow, fieldTerminator, quote, keepNulls, charset);
    }

    private static boolean isCsv(Option option) {
        return option.name().equals("FORMAT") && option.value().orElse("").equalsIgnoreCase("CSV");
    }

    private static void require(boolean supported, Option option) {
        if (!supported) {
            throw SqlError.of(
                            ErrorCode.NOT_SUPPORTED,
                            "BULK INSERT with "
                                    + option.name()
                                    + option.value().map(value -> " = '" + value + "'").orElse(""),
                            ". Supported: FORMAT = 'CSV', FIRSTROW, LASTROW, FIELDTERMINATOR, ROWTERMINATOR ('\\n', '\\r\\n'"
                                    + " or '0x0a'), FIELDQUOTE, KEEPNULLS, CODEPAGE, TABLOCK, MAXERRORS = 0.")
                    .at(option.line());
        }
    }

    private static long number(Option option) {
        try {
            return Long.parseLong(option.value().orElse(""));
        } catch (NumberFormatException e) {
            throw SqlError.of(ErrorCode.SYNTAX_NEAR, option.name()).at(option.line());
        }
    }

    /** {@code \t}, {@code \n}, {@code 0x0a} and characters as they are. */
    private static String terminator(String written) {
        if (written.matches("0[xX]([0-9a-fA-F]{2})+")) {
            StringBuilder text = new StringBuilder();
            for (int i = 2; i < written.length(); i += 2) {
                text.append((char) Integer.parseInt(written.substring(i, i + 2), 16));
            }
            return text.toString();
        }
        return written.replace("\\t", "\t").replace("\\n", "\n").replace("\\r", "\r");
    }

    private static Charset charset(Option option) {
        return switch (option.value().orElse("").toUpperCase(java.util.Locale.ROOT)) {
            case "65001", "UTF-8" -> StandardCharsets.UTF_8;
            case "ACP", "1252" -> CodePage.CHARSET;
            case "RAW" -> StandardCharsets.ISO_8859_1;
            default -> {
                require(false, option);
                yield StandardCharsets.UTF_8;
            }
        };
    }
}
