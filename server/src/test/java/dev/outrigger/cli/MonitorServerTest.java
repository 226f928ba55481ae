package dev.outrigger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.Figure;
import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Message;
import dev.outrigger.ResultConsumer;
import dev.outrigger.Session;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.frame.Frame;
import dev.outrigger.jdbc.OutriggerDataSource;
import dev.outrigger.metrics.InstanceMetrics;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MonitorServerTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private MonitorServer monitor;

    @BeforeEach
    void listen() throws IOException {
        monitor = MonitorServer.listen(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void close() {
        monitor.close();
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + monitor.port() + path))
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", path);
    }

    private static double sample(String scraped, String series) {
        return scraped.lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    @Test
    void healthyFromTheStartReadyWhileTheDatabaseAnswers() throws Exception {
        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(get("/ready").statusCode()).isEqualTo(503);
        Instance instance = Instance.open(InstanceOptions.inMemory());
        monitor.show(instance);
        assertThat(get("/ready").body()).isEqualTo("ready\n");
        instance.close();
        Thread.sleep(1_100);
        assertThat(get("/ready").statusCode()).isEqualTo(503);
        assertThat(get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void prometheusFindsTheFiguresOfTheInstanceAndOfTheProcess() throws Exception {
        try (Instance instance = Instance.open(InstanceOptions.inMemory());
                Session session = instance.openSession()) {
            monitor.show(instance);
            session.execute("SELECT 1 / 0", new Heard());
            session.execute("PRINT 1", new Heard());
            HttpResponse<String> scraped = get("/metrics");
            assertThat(scraped.headers().firstValue("Content-Type"))
                    .contains("text/plain; version=0.0.4; charset=utf-8");
            assertThat(sample(scraped.body(), "outrigger_sessions")).isEqualTo(1);
            assertThat(sample(scraped.body(), "outrigger_requests_total")).isEqualTo(2);
            assertThat(sample(scraped.body(), "outrigger_errors_total")).isEqualTo(1);
            assertThat(sample(scraped.body(), "outrigger_requests_time_seconds_total"))
                    .isPositive();
            assertThat(sample(scraped.body(), "outrigger_jobs_runs_total{outcome=\"failed\"}"))
                    .isZero();
            assertThat(sample(scraped.body(), "outrigger_column_store_bytes")).isNotNegative();
            assertThat(scraped.body())
                    .contains("jvm_memory_used_bytes{", "# HELP outrigger_sessions Open sessions");
        }
    }

    @Test
    void theViewHasTheSameFigures() throws Exception {
        try (Instance instance = Instance.open(InstanceOptions.inMemory());
                Session session = instance.openSession()) {
            session.execute("SELECT 1 / 0", new Heard());
            Heard heard = new Heard();
            session.execute(
                    "SELECT RTRIM(object_name) + ':' + RTRIM(counter_name), cntr_value FROM sys.dm_os_performance_counters",
                    heard);
            Map<String, Long> figures =
                    instance.figures().stream()
                            .collect(
                                    Collectors.toMap(
                                            one -> one.object() + ":" + one.counter(),
                                            one -> one.value().getAsLong()));
            assertThat(heard.values.keySet()).isEqualTo(figures.keySet());
            assertThat(heard.values)
                    .containsEntry("SQLServer:SQL Errors:Errors/sec", 1L)
                    .containsEntry("SQLServer:General Statistics:User Connections", 1L);
        }
    }

    @Test
    void nothingElseIsAnswered() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/metrics/x").statusCode()).isEqualTo(404);
        assertThat(send("POST", "/metrics").statusCode()).isEqualTo(405);
        HttpResponse<String> head = send("HEAD", "/metrics");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void clientsThatSayNothingDoNotKeepOthersWaiting() throws Exception {
        try (Socket first = new Socket(InetAddress.getLoopbackAddress(), monitor.port());
                Socket second = new Socket(InetAddress.getLoopbackAddress(), monitor.port());
                Socket third = new Socket(InetAddress.getLoopbackAddress(), monitor.port())) {
            for (Socket silent : List.of(first, second, third)) {
                OutputStream out = silent.getOutputStream();
                out.write("GET /metrics HTTP/1.1\r\nHost:".getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
            assertThat(get("/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anApplicationBindsTheFiguresToItsOwnRegistry() throws SQLException {
        OutriggerDataSource source = new OutriggerDataSource("jdbc:outrigger:mem:figures");
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (Connection connection = source.getConnection()) {
            List<Figure> figures = source.figures();
            new InstanceMetrics(figures, Tags.of("database", "shop")).bindTo(registry);
            connection.createStatement().execute("PRINT 1");
            assertThat(registry.get("outrigger.sessions").tag("database", "shop").gauge().value())
                    .isEqualTo(1);
            assertThat(
                            registry.get("outrigger.logins")
                                    .tag("outcome", "succeeded")
                                    .functionCounter()
                                    .count())
                    .isEqualTo(1);
            assertThat(registry.getMeters()).hasSameSizeAs(figures);
        }
    }

    /** The last result set's first column by its second. */
    private static final class Heard implements ResultConsumer {
        private final Map<String, Long> values = new TreeMap<>();
        private List<ResultColumn> columns;

        @Override
        public void resultSet(List<ResultColumn> described) {
            columns = described;
        }

        @Override
        public void frame(Frame frame) {
            for (int row = 0; row < frame.rows() && columns.size() == 2; row++) {
                values.put(
                        SqlColumns.read(frame.column(0), row, columns.get(0).type()).toString(),
                        (Long) SqlColumns.read(frame.column(1), row, columns.get(1).type()));
            }
        }

        @Override
        public void endOfResultSet() {}

        @Override
        public void rowCount(long rows) {}

        @Override
        public void message(Message message) {}
    }
}
