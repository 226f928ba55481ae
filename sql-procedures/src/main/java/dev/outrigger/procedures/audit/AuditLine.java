package dev.outrigger.procedures.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A line of the audit: a check sum, and fields separated by tabs. The line of a run that has ended
 * has all that the line of its beginning has.
 */
final class AuditLine {
    static final int BEGIN_FIELDS = 16;
    static final int END_FIELDS = 28;
    private static final int SUM = 8;

    private AuditLine() {}

    static String of(AuditedRun run) {
        AuditedRun.Begin begin = run.begin();
        List<String> fields =
                new ArrayList<>(
                        List.of(
                                Long.toString(run.id().orElseThrow()),
                                begin.request().toString(),
                                Long.toString(run.begunMillis()),
                                Integer.toString(begin.session()),
                                begin.login(),
                                begin.originalLogin(),
                                begin.user(),
                                begin.host(),
                                begin.program(),
                                begin.database(),
                                begin.language(),
                                begin.runtime(),
                                run.sha256(),
                                Integer.toString(run.length()),
                                begin.group(),
                                begin.pool()));
        run.end()
                .ifPresent(
                        end ->
                                fields.addAll(
                                        List.of(
                                                millis(end.elapsed()),
                                                millis(end.queue()),
                                                millis(end.start()),
                                                millis(end.input()),
                                                millis(end.run()),
                                                millis(end.output()),
                                                Long.toString(end.rowsIn()),
                                                Long.toString(end.rowsOut()),
                                                Integer.toString(end.hosts()),
                                                Integer.toString(end.peakKilobytes()),
                                                end.outcome().words(),
                                                Integer.toString(end.error()))));
        StringBuilder text = new StringBuilder();
        for (String field : fields) {
            text.append('\t').append(escaped(field));
        }
        return sum(text.toString()) + text;
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /** The fields; empty where the line is damaged. */
    static Optional<List<String>> read(String line) {
        if (line.length() <= SUM || !line.startsWith(sum(line.substring(SUM)))) {
            return Optional.empty();
        }
        List<String> fields = new ArrayList<>();
        for (String field : line.substring(SUM + 1).split("\t", -1)) {
            fields.add(plain(field));
        }
        return fields.size() == BEGIN_FIELDS || fields.size() == END_FIELDS
                ? Optional.of(fields)
                : Optional.empty();
    }

    private static String sum(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", sum.getValue());
    }

    private static String escaped(String field) {
        return field.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String plain(String escaped) {
        if (escaped.indexOf('\\') < 0) {
            return escaped;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c == '\\' && i + 1 < escaped.length()) {
                i++;
                c =
                        switch (escaped.charAt(i)) {
                            case 't' -> '\t';
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            default -> escaped.charAt(i);
                        };
            }
            text.append(c);
        }
        return text.toString();
    }
}
