package dev.outrigger.cli;

import java.io.PrintStream;

/** How result sets are printed. */
public enum Format {
    TABLE,
    CSV,
    JSON;

    public ResultPrinter printer(PrintStream out) {
        return switch (this) {
            case TABLE -> new TablePrinter(out);
            case CSV -> new CsvPrinter(out);
            case JSON -> new JsonPrinter(out);
        };
    }
}
