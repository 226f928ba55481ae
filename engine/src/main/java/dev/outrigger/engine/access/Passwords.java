package dev.outrigger.engine.access;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.rights.PasswordHash;

/** The passwords of logins: how long they may be, and as what they are kept. */
final class Passwords {
    private static final int LENGTH_MAX = 128;

    private Passwords() {}

    /** The text that is kept. */
    static String kept(String password) {
        if (password.isEmpty()) {
            throw SqlError.of(ErrorCode.PASSWORD_REFUSED, "it is empty");
        }
        if (password.length() > LENGTH_MAX) {
            throw SqlError.of(
                    ErrorCode.PASSWORD_REFUSED, "it is longer than " + LENGTH_MAX + " characters");
        }
        return PasswordHash.of(password).text();
    }

    static boolean matches(String kept, String password) {
        return PasswordHash.parse(kept).matches(password);
    }
}
