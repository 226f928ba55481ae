package dev.outrigger.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of our own, made for one run: on the loopback address at a free port, with a
 * password of its own, its data deleted at the end. It syncs as PostgreSQL does by default and gets
 * the memory that an administrator would give it. Its server refuses to run as root, so root lends
 * it another user.
 */
final class PostgresCluster implements AutoCloseable {
    private static final String USER = "bench";
    private static final List<String> USERS = List.of("postgres", "nobody");
    private static final long START_SECONDS = 60;
    private static final long END_SECONDS = 30;
    private static final long POLL_MILLIS = 100;
    private static final long BUFFERS_MAX_MEGABYTES = 2048;
    private static final long SHARE_OF_MEMORY = 8;

    /** Memory as its manual advises for a machine of its own; commits are synced. */
    private static final List<String> SETTINGS =
            List.of(
                    "listen_addresses=127.0.0.1",
                    "unix_socket_directories=",
                    "work_mem=512MB",
                    "maintenance_work_mem=512MB",
                    "max_wal_size=16GB",
                    "checkpoint_timeout=1h",
                    "random_page_cost=1.1");

    private final Path folder;
    private final Process server;
    private final PostgresAddress address;

    /** So that an interrupted run leaves neither a server nor its data. */
    private final Thread hook;

    private PostgresCluster(Path folder, Process server, PostgresAddress address) {
        this.folder = folder;
        this.server = server;
        this.address = address;
        this.hook =
                new Thread(
                        () -> {
                            try {
                                endAndDelete();
                            } catch (IOException e) {
                                System.err.println("outrigger: left behind " + folder + ": " + e);
                            }
                        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The folder with the newest server's programs. */
    static Optional<Path> programs() throws IOException {
        List<Path> folders = new ArrayList<>();
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.sorted(Comparator.comparingInt(PostgresCluster::major).reversed())
                        .forEach(version -> folders.add(version.resolve("bin")));
            }
        }
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            folders.add(Path.of(folder));
        }
        return folders.stream()
                .filter(
                        folder ->
                                Files.isExecutable(folder.resolve("initdb"))
                                        && Files.isExecutable(folder.resolve("postgres")))
                .findFirst();
    }

    private static int major(Path version) {
        String digits = version.getFileName().toString().replaceAll("\\D.*", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    /**
     * Makes a cluster and starts its server.
     *
     * @param parent where its folder is made, when the server's user can get there; else in the
     *     temporary folder
     * @throws PeerFailure when that cannot be done, with the reason
     */
    static PostgresCluster start(Path programs, Path parent, Path log)
            throws IOException, InterruptedException {
        Optional<String> user = lentUser(parent);
        Path folder = Files.createTempDirectory(reachable(parent, user), "outrigger-postgres");
        boolean started = false;
        Process server = null;
        try {
            String password = password();
            Path word = folder.resolve("password");
            Files.writeString(
                    Files.createFile(
                            word,
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------"))),
                    password);
            Path data = Files.createDirectory(folder.resolve("data"));
            for (Path path : List.of(folder, word, data)) {
                if (user.isPresent()) {
                    Files.setOwner(path, principal(parent, user.get()));
                }
            }
            String initdb = programs.resolve("initdb").toString();
            run(
                    as(
                            user,
                            initdb,
                            "-D",
                            data.toString(),
                            "-U",
                            USER,
                            "-A",
                            "scram-sha-256",
                            "--pwfile=" + word,
                            "-E",
                            "UTF8",
                            "--locale=C"),
                    folder,
                    log);
            int port = freePort();
            List<String> command = new ArrayList<>();
            command.add(programs.resolve("postgres").toString());
            command.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
            settings().forEach(setting -> command.addAll(List.of("-c", setting)));
            server = builder(as(user, command.toArray(String[]::new)), folder, log).start();
            PostgresAddress address =
                    new PostgresAddress(
                            "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                            Optional.of(USER),
                            Optional.of(password));
            awaitConnection(server, address, log);
            started = true;
            return new PostgresCluster(folder, server, address);
        } finally {
            if (!started) {
                end(server);
                delete(folder);
            }
        }
    }

    PostgresAddress address() {
        return address;
    }

    ProcessHandle server() {
        return server.toHandle();
    }

    private static List<String> settings() {
        List<String> settings = new ArrayList<>(SETTINGS);
        long megabytes = Machine.memoryBytes() >> 20;
        settings.add(
                "shared_buffers="
                        + Math.min(BUFFERS_MAX_MEGABYTES, megabytes / SHARE_OF_MEMORY)
                        + "MB");
        settings.add("effective_cache_size=" + megabytes / 2 + "MB");
        return settings;
    }

    /** What a report says about how the server was set up. */
    static String description() {
        List<String> settings = settings();
        return String.join(" ", settings.subList(2, settings.size())) + ", commits synced";
    }

    private static Optional<String> lentUser(Path parent) {
        if (!System.getProperty("user.name").equals("root")) {
            return Optional.empty();
        }
        for (String user : USERS) {
            try {
                principal(parent, user);
                return Optional.of(user);
            } catch (IOException e) {
                // No such user here; the next may be.
                continue;
            }
        }
        throw new PeerFailure("PostgreSQL does not run as root, and there is no user " + USERS);
    }

    private static UserPrincipal principal(Path path, String user) throws IOException {
        return path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
    }

    private static Path reachable(Path parent, Optional<String> user)
            throws IOException, InterruptedException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        if (user.isEmpty()) {
            return parent;
        }
        Process test =
                new ProcessBuilder(as(user, "test", "-x", parent.toString()))
                        .directory(temporary.toFile())
                        .start();
        return test.waitFor() == 0 ? parent : temporary;
    }

    private static List<String> as(Optional<String> user, String... command) {
        List<String> all = new ArrayList<>();
        if (user.isPresent()) {
            // It becomes the program, so that ending the process ends the server.
            all.addAll(List.of("setpriv", "--reuid", user.get(), "--regid"));
            all.addAll(List.of(group(user.get()), "--clear-groups", "--"));
        }
        all.addAll(List.of(command));
        return all;
    }

    private static String group(String user) {
        return user.equals("nobody") ? "nogroup" : user;
    }

    private static ProcessBuilder builder(List<String> command, Path folder, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        PeerProcess.BLAS_VARIABLES.forEach(builder.environment()::remove);
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return builder;
    }

    private static void run(List<String> command, Path folder, Path log)
            throws IOException, InterruptedException {
        int status = builder(command, folder, log).start().waitFor();
        if (status != 0) {
            throw new PeerFailure(command + " failed: see " + log);
        }
    }

    private static void awaitConnection(Process server, PostgresAddress address, Path log)
            throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (true) {
            try (Database database = JdbcDatabase.postgres(address)) {
                database.version();
                return;
            } catch (SQLException e) {
                if (!server.isAlive() || System.nanoTime() > end) {
                    throw new PeerFailure(
                            "PostgreSQL did not start: " + e.getMessage() + "; see " + log);
                }
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String password() {
        StringBuilder word = new StringBuilder();
        new SecureRandom().ints(24, 'a', 'z' + 1).forEach(word::appendCodePoint);
        return word.toString();
    }

    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM ends: the hook does the rest.
            return;
        }
        endAndDelete();
    }

    private void endAndDelete() throws IOException {
        end(server);
        delete(folder);
    }

    /** The clients have gone, so that SIGTERM ends it at once. */
    private static void end(Process server) {
        if (server == null) {
            return;
        }
        List<ProcessHandle> backends = server.descendants().toList();
        server.destroy();
        try {
            if (!server.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                server.destroyForcibly().waitFor();
                backends.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException e) {
            server.destroyForcibly();
            backends.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.deleteIfExists(path);
        }
    }
}
