package dev.outrigger.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.outrigger.Instance;
import dev.outrigger.metrics.InstanceMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * What a monitoring system asks over HTTP: /metrics for Prometheus, /health (the process answers)
 * and /ready (the database does). It tells nothing of what is in the database. Two threads answer,
 * and few wait: a third slow client is sent away.
 */
final class MonitorServer implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int WAITING_MAX = 16;
    private static final int REQUEST_SECONDS = 5;
    private static final int RESPONSE_SECONDS = 60;
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final HttpServer http;
    private final ThreadPoolExecutor threads;
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private volatile Optional<Readiness> readiness = Optional.empty();

    private record Answer(int status, String type, String body) {}

    private interface Answering {
        Answer answer();
    }

    private MonitorServer(HttpServer http) {
        this.http = http;
        this.threads =
                new ThreadPoolExecutor(
                        THREADS,
                        THREADS,
                        1,
                        TimeUnit.MINUTES,
                        new ArrayBlockingQueue<>(WAITING_MAX),
                        task -> {
                            Thread thread = new Thread(task, "outrigger-monitor");
                            thread.setDaemon(true);
                            return thread;
                        });
        threads.allowCoreThreadTimeOut(true);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        collections.bindTo(registry);
        http.setExecutor(threads);
        http.createContext("/", exchange -> answer(exchange, Optional.empty()));
        on("/metrics", () -> new Answer(200, PROMETHEUS, registry.scrape()));
        on("/health", () -> new Answer(200, TEXT, "ok\n"));
        on("/ready", this::ready);
    }

    /** Before there is an instance: it is healthy and not ready. port: 0 for a free one. */
    static MonitorServer listen(InetAddress address, int port) throws IOException {
        // Read once, by the first server of the process: a client that sends slowly is cut off.
        System.setProperty("sun.net.httpserver.maxReqTime", Integer.toString(REQUEST_SECONDS));
        System.setProperty("sun.net.httpserver.maxRspTime", Integer.toString(RESPONSE_SECONDS));
        HttpServer http = HttpServer.create(new InetSocketAddress(address, port), WAITING_MAX);
        MonitorServer server = new MonitorServer(http);
        http.start();
        return server;
    }

    int port() {
        return http.getAddress().getPort();
    }

    /** From here on its figures are shown, and it is ready while it answers. */
    void show(Instance instance) {
        new InstanceMetrics(instance).bindTo(registry);
        readiness = Optional.of(new Readiness(instance));
    }

    private Answer ready() {
        return readiness.map(Readiness::isReady).orElse(false)
                ? new Answer(200, TEXT, "ready\n")
                : new Answer(503, TEXT, "not ready\n");
    }

    private void on(String path, Answering answering) {
        http.createContext(
                path,
                exchange ->
                        answer(
                                exchange,
                                exchange.getRequestURI().getPath().equals(path)
                                        ? Optional.of(answering)
                                        : Optional.empty()));
    }

    private static void answer(HttpExchange exchange, Optional<Answering> answering)
            throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            boolean head = method.equals("HEAD");
            Answer answer =
                    answering.isEmpty()
                            ? new Answer(404, TEXT, "There are /metrics, /health and /ready.\n")
                            : head || method.equals("GET")
                                    ? answering.get().answer()
                                    : new Answer(405, TEXT, "Only GET.\n");
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(
                    answer.status(), head || body.length == 0 ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
        collections.close();
        registry.close();
    }
}
