package dev.outrigger.cli;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.scripthost.OutboundAddress;
import dev.outrigger.tds.Endpoint;
import dev.outrigger.tds.Limits;
import dev.outrigger.tds.TdsServer;
import dev.outrigger.tds.login.AdministratorLogin;
import dev.outrigger.tds.login.InstanceLogins;
import dev.outrigger.tds.tls.Encryption;
import dev.outrigger.tds.tls.ServerCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description =
                "Serves a database to SQL Server's clients over TDS, until the process is ended.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  outrigger serve --data shop",
            "  OUTRIGGER_SA_PASSWORD=... outrigger serve --port 0",
            "",
            "The administrator is sa. Its password is taken from --password-file or from the",
            "environment's OUTRIGGER_SA_PASSWORD; without either it is made at the first start and",
            "printed once. 'listening on HOST:PORT' on standard output says that clients may come."
        })
final class ServeCommand implements Callable<Integer> {
    private static final String PASSWORD_VARIABLE = "OUTRIGGER_SA_PASSWORD";
    private static final String CERTIFICATE_PASSWORD_VARIABLE = "OUTRIGGER_CERTIFICATE_PASSWORD";
    private static final int PORT_MAX = 65_535;

    @Spec private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "The database's folder, made when missing. Without it the database is in memory and ends with the server.")
    private Path data;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description =
                    "The address to listen on; 127.0.0.1 (the default) lets nobody in from outside.")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "1433",
            description = "The port to listen on: 1433 unless told; 0 picks a free one.")
    private int port;

    @Option(
            names = "--python",
            paramLabel = "PATH",
            description =
                    "A CPython of 3.9 or later with pandas and pyarrow, for scripts of language Python. Without it they run in the embedded Jython.")
    private Path python;

    @Option(
            names = "--outbound",
            paramLabel = "HOST:PORT,...",
            description =
                    "The servers of the network that external scripts may reach, by name. Without it they reach none.")
    private String outbound;

    @Option(
            names = "--python-imports",
            paramLabel = "MODULE",
            split = ",",
            description =
                    "Modules that CPython imports before its first script, such as sklearn.cluster,scipy: scripts that use them need not wait for them.")
    private List<String> pythonImports = List.of();

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "A file whose first line is the password of sa from now on.")
    private Path passwordFile;

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description =
                    "A PKCS#12 file with the server's certificate and key; its password is in the environment's OUTRIGGER_CERTIFICATE_PASSWORD. Without it a certificate is made at the first start.")
    private Path certificate;

    @Option(
            names = "--connections",
            paramLabel = "NUMBER",
            defaultValue = "1000",
            description = "How many clients may be connected at once (1000).")
    private int connections;

    @Option(
            names = "--no-jobs",
            description =
                    "Scheduled jobs do not run. They can be defined, and run when the database is served without this.")
    private boolean noJobs;

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            description =
                    "Answers monitoring over HTTP at this port: /metrics for Prometheus, /health, /ready; 0 picks a free one. Without it nobody is answered.")
    private Integer metricsPort;

    @Option(
            names = "--metrics-host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description =
                    "The address for --metrics-port; 127.0.0.1 (the default) lets nobody in from outside. There is no password.")
    private String metricsHost;

    @Override
    public Integer call() throws IOException, InterruptedException {
        requirePort(port);
        if (metricsPort != null) {
            requirePort(metricsPort);
        }
        if (connections < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--connections needs a number of at least 1");
        }
        InetAddress address = InetAddress.getByName(host);
        CountDownLatch ended = new CountDownLatch(1);
        try {
            monitored(address, ended);
        } finally {
            ended.countDown();
        }
        return 0;
    }

    private void requirePort(int number) {
        if (number < 0 || number > PORT_MAX) {
            throw new ParameterException(spec.commandLine(), "No port has the number " + number);
        }
    }

    private void monitored(InetAddress address, CountDownLatch ended)
            throws IOException, InterruptedException {
        if (metricsPort == null) {
            serve(address, ended, Optional.empty());
            return;
        }
        InetAddress monitors = InetAddress.getByName(metricsHost);
        try (MonitorServer monitor = MonitorServer.listen(monitors, metricsPort)) {
            System.out.println("monitoring on " + metricsHost + ":" + monitor.port());
            serve(address, ended, Optional.of(monitor));
        }
    }

    private void serve(InetAddress address, CountDownLatch ended, Optional<MonitorServer> monitor)
            throws IOException, InterruptedException {
        try (Instance instance = Instance.open(options())) {
            AdministratorLogin.Opened administrator =
                    AdministratorLogin.open(Optional.ofNullable(data), password());
            administrator
                    .madePassword()
                    .ifPresent(made -> System.out.println("password of sa: " + made));
            Endpoint endpoint =
                    new Endpoint(
                            instance,
                            new InstanceLogins(instance, administrator.login()),
                            encryption(address),
                            Limits.DEFAULT.withConnections(connections));
            try (TdsServer server = TdsServer.listen(address, port, endpoint)) {
                Runtime.getRuntime()
                        .addShutdownHook(new Thread(() -> end(server, ended), "outrigger-end"));
                monitor.ifPresent(shown -> shown.show(instance));
                System.out.println("listening on " + host + ":" + server.port());
                System.out.flush();
                server.join();
            }
        }
    }

    /** Ctrl-C and kill end the sessions; then the database is closed, for which this waits. */
    private static void end(TdsServer server, CountDownLatch ended) {
        server.close();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Encryption encryption(InetAddress address) throws IOException {
        if (certificate == null) {
            return ServerCertificate.of(Optional.ofNullable(data), address);
        }
        String password = System.getenv(CERTIFICATE_PASSWORD_VARIABLE);
        return ServerCertificate.read(
                certificate, password == null ? new char[0] : password.toCharArray());
    }

    private Optional<String> password() throws IOException {
        if (passwordFile != null) {
            String first =
                    Files.readString(passwordFile, StandardCharsets.UTF_8)
                            .lines()
                            .findFirst()
                            .orElse("");
            return Optional.of(checked(first, passwordFile.toString()));
        }
        return Optional.ofNullable(System.getenv(PASSWORD_VARIABLE))
                .map(value -> checked(value, PASSWORD_VARIABLE));
    }

    private String checked(String password, String source) {
        if (password.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "The password of sa in " + source + " is empty");
        }
        return password;
    }

    private InstanceOptions options() {
        InstanceOptions options =
                data == null ? InstanceOptions.inMemory() : InstanceOptions.at(data);
        options = options.withPythonImports(pythonImports).withJobs(!noJobs);
        if (python != null) {
            options = options.withPython(python);
        }
        return outbound == null ? options : options.withOutbound(outbound());
    }

    private List<OutboundAddress> outbound() {
        try {
            return OutboundAddress.list(outbound);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--outbound: " + e.getMessage(), e);
        }
    }
}
