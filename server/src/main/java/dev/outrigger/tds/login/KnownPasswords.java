package dev.outrigger.tds.login;

import dev.outrigger.engine.rights.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks passwords. One that was right is remembered for the life of the process, as a digest under
 * a key that never leaves it, so that a pool of connections does not pay the slow hash each time.
 * Thread-safe.
 */
final class KnownPasswords {
    private static final int REMEMBERED_MAX = 1000;
    private static final String DIGEST = "HmacSHA256";

    private final byte[] key = new byte[32];

    /** By the text of the hash that they fit. */
    private final Map<String, byte[]> known =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
                    return size() > REMEMBERED_MAX;
                }
            };

    KnownPasswords() {
        new SecureRandom().nextBytes(key);
    }

    boolean matches(PasswordHash hash, String password) {
        byte[] digest = digest(password);
        String text = hash.text();
        byte[] remembered;
        synchronized (known) {
            remembered = known.get(text);
        }
        if (remembered != null && MessageDigest.isEqual(remembered, digest)) {
            return true;
        }
        boolean right = hash.matches(password);
        if (right) {
            synchronized (known) {
                known.put(text, digest);
            }
        }
        return right;
    }

    private byte[] digest(String password) {
        try {
            Mac mac = Mac.getInstance(DIGEST);
            mac.init(new SecretKeySpec(key, DIGEST));
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + DIGEST, e);
        }
    }
}
