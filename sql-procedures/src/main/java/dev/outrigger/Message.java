package dev.outrigger;

import java.util.Objects;
import java.util.Optional;

/**
 * What a batch tells its client apart from results: an error when its severity is above 10, else
 * information (PRINT has number 0).
 *
 * @param line 1 is the first line of the batch, or of the procedure that is named; 0 when there is
 *     none
 * @param procedure the procedure that the line is counted in; empty for the batch itself
 */
public record Message(
        int number, int severity, int state, int line, Optional<String> procedure, String text) {
    private static final int HIGHEST_INFORMATION = 10;

    public Message {
        Objects.requireNonNull(procedure, "procedure is null");
        Objects.requireNonNull(text, "text is null");
    }

    public boolean isError() {
        return severity > HIGHEST_INFORMATION;
    }

    /**
     * As SQL Server's tools print it: {@code Msg 8134, Level 16, State 1, Procedure p, Line 3},
     * then the text.
     */
    public String display() {
        if (!isError()) {
            return text;
        }
        return "Msg "
                + number
                + ", Level "
                + severity
                + ", State "
                + state
                + procedure.map(name -> ", Procedure " + name).orElse("")
                + ", Line "
                + line
                + "\n"
                + text;
    }
}
