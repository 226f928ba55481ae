package dev.outrigger.engine.rights;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as it is kept: PBKDF2 with HMAC-SHA-512, a salt of its own, and the number of rounds
 * that it was made with.
 */
public final class PasswordHash {
    private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
    private static final String PREFIX = "pbkdf2-sha512";
    private static final int ROUNDS = 210_000;
    private static final int ROUNDS_MAX = 10_000_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 512;

    private final int rounds;
    private final byte[] salt;
    private final byte[] hash;

    private PasswordHash(int rounds, byte[] salt, byte[] hash) {
        this.rounds = rounds;
        this.salt = salt;
        this.hash = hash;
    }

    public static PasswordHash of(String password) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return new PasswordHash(ROUNDS, salt, hash(password, salt, ROUNDS));
    }

    /** One that no password fits, and that takes as long as any to find that out. */
    public static PasswordHash ofNothing() {
        byte[] salt = new byte[SALT_BYTES];
        byte[] hash = new byte[HASH_BITS / Byte.SIZE];
        SecureRandom random = new SecureRandom();
        random.nextBytes(salt);
        random.nextBytes(hash);
        return new PasswordHash(ROUNDS, salt, hash);
    }

    /** Reads what {@link #text} wrote. */
    public static PasswordHash parse(String text) {
        String[] parts = text.strip().split("\\$", -1);
        if (parts.length != 4 || !parts[0].equals(PREFIX)) {
            throw new IllegalArgumentException("not a password's hash");
        }
        int rounds = Integer.parseInt(parts[1]);
        if (rounds < 1 || rounds > ROUNDS_MAX) {
            throw new IllegalArgumentException("a hash of " + rounds + " rounds");
        }
        return new PasswordHash(
                rounds, Base64.getDecoder().decode(parts[2]), Base64.getDecoder().decode(parts[3]));
    }

    /** The hash on one line, with what is needed to check it. */
    public String text() {
        return String.join(
                "$",
                PREFIX,
                Integer.toString(rounds),
                Base64.getEncoder().encodeToString(salt),
                Base64.getEncoder().encodeToString(hash));
    }

    /** Takes some tenths of a second. */
    public boolean matches(String password) {
        return MessageDigest.isEqual(hash, hash(password, salt, rounds));
    }

    private static byte[] hash(String password, byte[] salt, int rounds) {
        Objects.requireNonNull(password, "password is null");
        try {
            PBEKeySpec key = new PBEKeySpec(password.toCharArray(), salt, rounds, HASH_BITS);
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(key).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }
}
