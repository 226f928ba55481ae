package dev.outrigger.scripthost.launch;

import dev.outrigger.scripthost.OutboundAddress;
import dev.outrigger.scripthost.relay.Relay;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The ways out of the sandboxes: a Unix socket for each server that is listed, which the engine
 * relays to it, and a table of names that leads scripts to the host's own relay.
 */
final class Outbound implements AutoCloseable {
    /** What the host's process is told: addresses of its loop and the sockets behind them. */
    static final String VARIABLE = "OUTRIGGER_OUTBOUND";

    private static final String INSIDE = "/run/outbound";
    private static final int PRIVILEGED_PORTS = 1024;

    private final List<OutboundAddress> addresses;
    private final Path folder;
    private final List<Relay> relays = new ArrayList<>();

    private Outbound(List<OutboundAddress> addresses, Path folder) {
        this.addresses = addresses;
        this.folder = folder;
    }

    /** parent: where the sockets are kept. */
    static Outbound open(List<OutboundAddress> addresses, Path parent) throws IOException {
        Outbound outbound = new Outbound(addresses, parent.resolve("outbound"));
        if (addresses.isEmpty()) {
            return outbound;
        }
        boolean done = false;
        try {
            Files.createDirectory(outbound.folder);
            Files.writeString(outbound.folder.resolve("hosts"), outbound.hosts());
            Files.writeString(outbound.folder.resolve("nsswitch.conf"), "hosts: files\n");
            for (int i = 0; i < addresses.size(); i++) {
                OutboundAddress to = addresses.get(i);
                outbound.relays.add(
                        Relay.open(
                                UnixDomainSocketAddress.of(outbound.folder.resolve(i + ".socket")),
                                // The name is looked up for each connection: servers move.
                                () -> new InetSocketAddress(to.host(), to.port())));
            }
            done = true;
            return outbound;
        } finally {
            if (!done) {
                outbound.close();
            }
        }
    }

    /** The addresses of the loop that stand for the hosts, by name. */
    private Map<String, String> loops() {
        Map<String, String> loops = new LinkedHashMap<>();
        for (OutboundAddress address : addresses) {
            loops.computeIfAbsent(address.host(), name -> "127.0.1." + (loops.size() + 1));
        }
        return loops;
    }

    private String hosts() {
        // A listed localhost is the engine's machine, not the sandbox.
        Map<String, String> names = loops();
        names.putIfAbsent("localhost", "127.0.0.1");
        return names.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey() + "\n")
                .collect(Collectors.joining());
    }

    /** What the host's process has in its environment. */
    Map<String, String> environment() {
        if (addresses.isEmpty()) {
            return Map.of();
        }
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            OutboundAddress address = addresses.get(i);
            pairs.add(
                    loops().get(address.host())
                            + ":"
                            + address.port()
                            + "="
                            + INSIDE
                            + "/"
                            + i
                            + ".socket");
        }
        return Map.of(VARIABLE, String.join(",", pairs));
    }

    /** What the sandbox has besides. */
    List<String> options() {
        if (addresses.isEmpty()) {
            return List.of();
        }
        List<String> words = new ArrayList<>();
        words.addAll(List.of("--ro-bind", folder.toString(), INSIDE));
        words.addAll(List.of("--ro-bind", folder.resolve("hosts").toString(), "/etc/hosts"));
        words.addAll(
                List.of(
                        "--ro-bind",
                        folder.resolve("nsswitch.conf").toString(),
                        "/etc/nsswitch.conf"));
        return words;
    }

    boolean needsLowPorts() {
        return addresses.stream().anyMatch(address -> address.port() < PRIVILEGED_PORTS);
    }

    @Override
    public void close() {
        relays.forEach(Relay::close);
    }
}
