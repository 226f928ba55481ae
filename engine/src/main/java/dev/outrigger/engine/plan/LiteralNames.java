package dev.outrigger.engine.plan;

import dev.outrigger.engine.types.SqlBytes;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlValue;
import java.util.HexFormat;

/** Names of constants that differ whenever the constants do, even where case does not count. */
final class LiteralNames {
    private LiteralNames() {}

    static String of(SqlValue value) {
        if (value.value() instanceof SqlText text) {
            StringBuilder name = new StringBuilder(text.collation().name()).append(' ');
            text.value()
                    .chars()
                    .forEach(
                            c -> {
                                if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == ' ') {
                                    name.append((char) c);
                                } else {
                                    name.append('^').append(c).append(';');
                                }
                            });
            return name.toString();
        }
        return value.value() instanceof SqlBytes bytes
                ? HexFormat.of().formatHex(bytes.bytes())
                : String.valueOf(value.value());
    }
}
