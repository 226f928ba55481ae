package dev.outrigger.tds.login;

import dev.outrigger.engine.rights.PasswordHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * The login that every server has: {@code sa}, its administrator. Its password is kept beside the
 * data, since it is given to the server rather than to SQL. Thread-safe.
 */
public final class AdministratorLogin implements Logins {
    public static final String NAME = "sa";

    private static final String FILE = "sa.password";
    private static final int MADE_PASSWORD_BYTES = 18;

    private final PasswordHash hash;
    private final KnownPasswords passwords = new KnownPasswords();

    private AdministratorLogin(PasswordHash hash) {
        this.hash = hash;
    }

    /** The login, and its password where it was made just now. */
    public record Opened(AdministratorLogin login, Optional<String> madePassword) {}

    /** A login that is kept nowhere. */
    public static AdministratorLogin of(String password) {
        return new AdministratorLogin(PasswordHash.of(password));
    }

    /**
     * Opens the login of a folder. A password given here becomes its password; without one it keeps
     * the one that it has, and gets one when it has none.
     *
     * @param folder empty for a login that ends with the process
     */
    public static Opened open(Optional<Path> folder, Optional<String> password) throws IOException {
        Optional<Path> file = folder.map(data -> data.resolve(FILE));
        if (password.isEmpty() && file.filter(Files::exists).isPresent()) {
            String text = Files.readString(file.get(), StandardCharsets.US_ASCII);
            try {
                return new Opened(
                        new AdministratorLogin(PasswordHash.parse(text)), Optional.empty());
            } catch (IllegalArgumentException e) {
                throw new IOException(
                        file.get() + " is " + e.getMessage() + "; give the password anew", e);
            }
        }
        String chosen = password.orElseGet(AdministratorLogin::made);
        PasswordHash hash = PasswordHash.of(chosen);
        if (file.isPresent()) {
            write(file.get(), hash.text());
        }
        return new Opened(
                new AdministratorLogin(hash),
                password.isPresent() ? Optional.empty() : Optional.of(chosen));
    }

    private static String made() {
        byte[] bytes = new byte[MADE_PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Replaces the file at once, readable by its owner alone. */
    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(fresh);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    fresh,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(fresh, text + "\n", StandardCharsets.US_ASCII);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public Optional<Principal> authenticate(String name, String password) {
        boolean right = passwords.matches(hash, password);
        return right && name.equalsIgnoreCase(NAME)
                ? Optional.of(new Principal(NAME))
                : Optional.empty();
    }
}
