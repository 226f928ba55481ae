package dev.outrigger.scripthost.library;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A wheel's own list of its files with their hashes, held against what was unpacked: no file is
 * another than the one that was packed, none is there that was not.
 */
final class WheelRecord {
    private static final String NAME = "RECORD";

    /** Weaker ones are not allowed in a wheel. */
    private static final Map<String, String> ALGORITHMS =
            Map.of("sha256", "SHA-256", "sha384", "SHA-384", "sha512", "SHA-512");

    private WheelRecord() {}

    /** names: of all files that were unpacked below the folder. */
    static void check(Path folder, List<String> names) throws IOException {
        Optional<String> record =
                names.stream().filter(name -> name.matches("[^/]+\\.dist-info/RECORD")).findFirst();
        if (record.isEmpty()) {
            throw new LibraryRefused(
                    "the wheel has no RECORD of its files and their hashes: build it again (python -m"
                            + " pip wheel), or download it again");
        }
        Map<String, String> hashes = hashes(folder.resolve(record.get()));
        for (String name : names) {
            if (isOutside(name, record.get())) {
                continue;
            }
            String hash = hashes.get(name);
            if (hash == null || hash.isEmpty()) {
                throw refused(name, hash == null ? "is not in its RECORD" : "has no hash there");
            }
            check(folder, name, hash);
        }
        Set<String> unpacked = new HashSet<>(names);
        for (String name : hashes.keySet()) {
            if (!hashes.get(name).isEmpty() && isWithin(name) && !unpacked.contains(name)) {
                throw refused(name, "is in its RECORD and is missing");
            }
        }
    }

    /** The list itself and its signatures, and what an interpreter has made after it was packed. */
    private static boolean isOutside(String name, String record) {
        return name.equals(record)
                || name.equals(record + ".jws")
                || name.equals(record + ".p7s")
                || name.endsWith(".pyc");
    }

    /** Not so what an installer has put elsewhere, such as commands. */
    private static boolean isWithin(String name) {
        return !name.startsWith("../") && !name.startsWith("/");
    }

    private static LibraryRefused refused(String name, String how) {
        return new LibraryRefused(
                "the wheel's file '"
                        + name
                        + "' "
                        + how
                        + ": the wheel was changed or damaged after it was built; download or build it"
                        + " again");
    }

    private static void check(Path folder, String name, String hash) throws IOException {
        int equals = hash.indexOf('=');
        String algorithm = equals < 0 ? hash : hash.substring(0, equals);
        String known = ALGORITHMS.get(algorithm.toLowerCase(Locale.ROOT));
        if (known == null) {
            throw refused(name, "has a hash of the kind '" + algorithm + "', which is no safe one");
        }
        byte[] wanted;
        try {
            wanted = Base64.getUrlDecoder().decode(hash.substring(equals + 1));
        } catch (IllegalArgumentException e) {
            throw refused(name, "has a hash that cannot be read");
        }
        if (!MessageDigest.isEqual(wanted, digest(folder.resolve(name), known))) {
            throw refused(name, "does not have the " + algorithm + " that its RECORD says");
        }
    }

    private static byte[] digest(Path file, String algorithm) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return digest.digest();
    }

    /** Of each file its hash, which may be empty. */
    private static Map<String, String> hashes(Path record) throws IOException {
        Map<String, String> hashes = new HashMap<>();
        try {
            for (String line : Files.readAllLines(record, StandardCharsets.UTF_8)) {
                List<String> fields = fields(line);
                if (fields.size() > 1) {
                    hashes.put(fields.get(0), fields.get(1));
                }
            }
        } catch (CharacterCodingException e) {
            throw new LibraryRefused("the wheel's RECORD is not UTF-8: build it again", e);
        }
        return hashes;
    }

    /** A line of commas between fields, which stand in quotes where they hold a comma. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        if (!line.isEmpty()) {
            fields.add(field.toString());
        }
        return fields;
    }
}
