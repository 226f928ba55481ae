package dev.outrigger.tds;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/** Stands between Microsoft's driver and a server and keeps what the driver sends. */
final class Recorder implements AutoCloseable {
    private final ServerSocket listening;
    private final int serverPort;
    private final List<byte[]> sent = Collections.synchronizedList(new ArrayList<>());

    private Recorder(int serverPort) throws IOException {
        this.serverPort = serverPort;
        this.listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::relay, "recorder");
        thread.setDaemon(true);
        thread.start();
    }

    private interface Work {
        void with(Connection connection) throws SQLException;
    }

    /** What the driver sends in conversations of several kinds, write by write. */
    static List<List<byte[]>> traffic(RunningServer server) throws Exception {
        List<List<byte[]>> all = new ArrayList<>();
        all.add(record(server, Recorder::query));
        all.add(record(server, Recorder::prepared));
        all.add(record(server, Recorder::cursor));
        all.add(record(server, connection -> connection.setAutoCommit(true)));
        all.add(bulk());
        all.add(transactions());
        return all;
    }

    private static void query(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1 AS a, N'two' AS b")) {
            while (rows.next()) {
                rows.getString(2);
            }
        }
    }

    private static void prepared(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT ?, ?, ?, ?, ?, ?, ?")) {
            for (int i = 0; i < 3; i++) {
                statement.setInt(1, i);
                statement.setString(2, "x".repeat(5000));
                statement.setBytes(3, new byte[] {1, 2, 3});
                statement.setBigDecimal(4, new java.math.BigDecimal("12.345"));
                statement.setTimestamp(5, new java.sql.Timestamp(0));
                statement.setDate(6, new java.sql.Date(0));
                statement.setDouble(7, 1.5);
                statement.executeQuery().close();
            }
        }
    }

    private static void cursor(Connection connection) throws SQLException {
        try (Statement statement =
                        connection.createStatement(
                                ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
                ResultSet rows = statement.executeQuery("SELECT 1 AS a UNION ALL SELECT 2")) {
            rows.last();
            rows.first();
        }
    }

    private static List<byte[]> bulk() {
        byte[] login = RawClient.login7(RawClient.VERSION_7_4, 0, "sa", RunningServer.PASSWORD);
        byte[] prelogin = RawClient.prelogin();
        byte[] announced = RawClient.batchMessage("INSERT BULK dbo.t (a int, b nvarchar(40))");
        byte[] begin =
                "\u0081\u0001\0\0\0\0\0\0\0\u0026\u0004\u0001a\0"
                        .getBytes(StandardCharsets.ISO_8859_1);
        return List.of(
                RawClient.packet(0x12, 1, prelogin, 0, prelogin.length),
                RawClient.packet(0x10, 1, login, 0, login.length),
                RawClient.packet(0x01, 1, announced, 0, announced.length),
                RawClient.packet(0x07, 1, begin, 0, begin.length));
    }

    /** What ODBC drivers send: a transaction by the manager's requests, a procedure by its name. */
    private static List<byte[]> transactions() {
        List<byte[]> all = new ArrayList<>(bulk().subList(0, 2));
        for (String body : List.of("05000200", "0900026100", "080000010200", "07000000")) {
            all.add(request(0x0e, HexFormat.of().parseHex(body)));
        }
        byte[] name = "sp_datatype_info_100".getBytes(StandardCharsets.UTF_16LE);
        ByteArrayOutputStream call = new ByteArrayOutputStream();
        call.writeBytes(RawClient.little(name.length / 2, 2));
        call.writeBytes(name);
        call.writeBytes(HexFormat.of().parseHex("0000" + "000026040400000000"));
        // A sql_variant, a decimal, a date and a text in parts.
        call.writeBytes(HexFormat.of().parseHex("000062501f0000" + "06000000380029000000"));
        call.writeBytes(HexFormat.of().parseHex("00006a0509020501e8030000"));
        call.writeBytes(HexFormat.of().parseHex("00002803ff2b0b"));
        call.writeBytes(
                HexFormat.of()
                        .parseHex("0000e7ffff0904d00034feffffffffffffff020000006100" + "00000000"));
        all.add(request(0x03, call.toByteArray()));
        all.add(request(0x06, new byte[0]));
        return all;
    }

    private static byte[] request(int type, byte[] body) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        if (type != 0x06) {
            message.writeBytes(RawClient.headers());
        }
        message.writeBytes(body);
        return RawClient.packet(type, 1, message.toByteArray(), 0, message.size());
    }

    private static List<byte[]> record(RunningServer server, Work work) throws Exception {
        try (Recorder recorder = new Recorder(server.port());
                Connection connection =
                        DriverManager.getConnection(
                                "jdbc:sqlserver://127.0.0.1:"
                                        + recorder.listening.getLocalPort()
                                        + ";encrypt=false",
                                "sa",
                                RunningServer.PASSWORD)) {
            work.with(connection);
            return List.copyOf(recorder.sent);
        }
    }

    private void relay() {
        while (!listening.isClosed()) {
            relayOne();
        }
    }

    private void relayOne() {
        try (Socket client = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
            Thread back =
                    new Thread(
                            () -> {
                                try {
                                    server.getInputStream().transferTo(client.getOutputStream());
                                } catch (IOException e) {
                                    // The conversation is over.
                                }
                            },
                            "recorder-back");
            back.setDaemon(true);
            back.start();
            sent.clear();
            InputStream in = client.getInputStream();
            OutputStream out = server.getOutputStream();
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                sent.add(java.util.Arrays.copyOf(buffer, read));
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // The conversation is over.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
