package dev.outrigger.tds.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The certificate that a server shows, with its key, in a PKCS#12 file. The one that it makes is
 * kept in the data folder under no secret password: what protects it is that its owner alone may
 * read it.
 */
public final class ServerCertificate {
    private static final String FILE = "certificate.p12";
    private static final String PUBLIC_FILE = "certificate.cer";
    private static final char[] MADE_PASSWORD = "outrigger".toCharArray();
    private static final String ENTRY = "outrigger";
    private static final int KEY_BITS = 2048;
    private static final String FORMAT = "PKCS12";

    private ServerCertificate() {}

    /** Reads a file with a certificate and its key. */
    public static Encryption read(Path file, char[] password) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(FORMAT);
            store.load(in, password);
            return encryption(store, password);
        } catch (GeneralSecurityException e) {
            throw new IOException("no certificate can be read from " + file, e);
        }
    }

    /**
     * The certificate of a data folder, made when there is none. Its public half is kept beside it,
     * for clients that pin it.
     *
     * @param folder empty for one that ends with the process
     */
    public static Encryption of(Optional<Path> folder, InetAddress address) throws IOException {
        if (folder.isPresent() && Files.exists(folder.get().resolve(FILE))) {
            return read(folder.get().resolve(FILE), MADE_PASSWORD);
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            KeyPair keys = generator.generateKeyPair();
            X509Certificate certificate =
                    SelfSigned.of(
                            keys,
                            ENTRY,
                            List.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), address));
            KeyStore store = KeyStore.getInstance(FORMAT);
            store.load(null, null);
            store.setKeyEntry(
                    ENTRY, keys.getPrivate(), MADE_PASSWORD, new X509Certificate[] {certificate});
            if (folder.isPresent()) {
                Files.createDirectories(folder.get());
                Files.write(folder.get().resolve(PUBLIC_FILE), certificate.getEncoded());
                save(store, folder.get().resolve(FILE));
            }
            return encryption(store, MADE_PASSWORD);
        } catch (GeneralSecurityException e) {
            throw new IOException("no certificate can be made", e);
        }
    }

    private static void save(KeyStore store, Path file)
            throws IOException, GeneralSecurityException {
        // Whole or not at all: half a file would keep the server from ever starting again.
        Path fresh = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(fresh);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    fresh,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        try (OutputStream out = Files.newOutputStream(fresh)) {
            store.store(out, MADE_PASSWORD);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Encryption encryption(KeyStore store, char[] password)
            throws GeneralSecurityException {
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return Encryption.with(context);
    }
}
