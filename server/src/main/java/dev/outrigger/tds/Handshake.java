package dev.outrigger.tds;

import dev.outrigger.Message;
import dev.outrigger.Outcome;
import dev.outrigger.ResultConsumer;
import dev.outrigger.Session;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.frame.Frame;
import dev.outrigger.tds.login.Principal;
import dev.outrigger.tds.tokens.Done;
import dev.outrigger.tds.tokens.TokenWriter;
import dev.outrigger.tds.wire.Login7;
import dev.outrigger.tds.wire.PacketInput;
import dev.outrigger.tds.wire.PacketOutput;
import dev.outrigger.tds.wire.PacketType;
import dev.outrigger.tds.wire.Prelogin;
import dev.outrigger.tds.wire.ProtocolException;
import dev.outrigger.tds.wire.Refusal;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a client's first byte to its session. */
final class Handshake {
    private static final Logger LOG = LoggerFactory.getLogger(Handshake.class);

    private static final int VERSION_7_3 = 0x730a0003;
    private static final int VERSION_7_4 = 0x74000004;
    private static final int VERSION_8_0 = 0x08000000;
    private static final int VERSION_7_2 = 0x72090002;
    private static final int PRELOGIN_BYTES_MAX = 1 << 16;
    private static final int PACKET_BYTES_DEFAULT = 4096;
    private static final int PACKET_BYTES_MIN = 512;
    private static final int LOGIN_FAILED = 18456;
    private static final String LANGUAGE = "us_english";
    private static final String FIRST_DATABASE = "master";

    private final Endpoint endpoint;
    private final Peer peer;
    private final PacketInput in;
    private final PacketOutput out;
    private final TokenWriter tokens;

    Handshake(
            Endpoint endpoint,
            Peer peer,
            InputStream rawIn,
            OutputStream rawOut,
            PacketInput in,
            PacketOutput out) {
        this.endpoint = endpoint;
        this.peer = peer;
        this.in = in;
        this.out = out;
        this.tokens = new TokenWriter(out);
    }

    record LoggedIn(Principal principal, Session session) {}

    /** Empty when the client is refused, or has left. */
    Optional<LoggedIn> run() {
        in.messageBytesMax(PRELOGIN_BYTES_MAX);
        int type = in.next();
        if (type == PacketType.PRELOGIN) {
            Prelogin.read(in);
            Prelogin.answer(out, Prelogin.Encryption.NOT_SUPPORTED);
            in.messageBytesMax(Login7.BYTES_MAX);
            type = in.next();
        }
        if (type < 0) {
            return Optional.empty();
        }
        if (type != PacketType.LOGIN7) {
            throw new ProtocolException("a message of type " + type + " before the login");
        }
        Login7 login = Login7.read(in);
        in.messageBytesMax(endpoint.limits().messageBytes());
        try {
            LoggedIn loggedIn = logIn(login);
            answer(login, loggedIn);
            return Optional.of(loggedIn);
        } catch (Refusal e) {
            LOG.info("{} is refused: {}", peer.address(), e.getMessage());
            refuse(e, login.version());
            return Optional.empty();
        }
    }

    private LoggedIn logIn(Login7 login) {
        if (login.version() != VERSION_8_0
                && Integer.compareUnsigned(login.version(), VERSION_7_3) < 0) {
            throw new Refusal(
                    17835,
                    20,
                    1,
                    "The client speaks an old version of TDS. Outrigger needs 7.3, 7.4 or 8.0: use a newer driver (for"
                            + " Java mssql-jdbc), or set the TDS version to 7.4.");
        }
        if (login.integrated()) {
            throw new Refusal(
                    18452,
                    14,
                    1,
                    "Login failed. Outrigger has no integrated authentication (SSPI, Kerberos): log in with a name and"
                            + " a password.");
        }
        if (!login.changedPassword().isEmpty()) {
            throw Refusal.notSupported(
                    "A change of the password at login", "log in, then change it.");
        }
        if (endpoint.failedLogins().isShutOut(peer.address())) {
            throw failed(login);
        }
        Optional<Principal> principal =
                endpoint.logins().authenticate(login.user(), login.password());
        if (principal.isEmpty()) {
            endpoint.failedLogins().failed(peer.address());
            throw failed(login);
        }
        endpoint.failedLogins().succeeded(peer.address());
        return new LoggedIn(principal.get(), session(login));
    }

    private static Refusal failed(Login7 login) {
        return new Refusal(LOGIN_FAILED, 14, 1, "Login failed for user '" + login.user() + "'.");
    }

    private Session session(Login7 login) {
        Session session = endpoint.instance().openSession();
        if (!login.database().isEmpty() && !use(session, login.database())) {
            session.close();
            throw new Refusal(
                    4060,
                    11,
                    1,
                    "Cannot open database \""
                            + login.database()
                            + "\" requested by the login. The login failed.");
        }
        return session;
    }

    /** Makes a database the session's; false when it cannot be. */
    static boolean use(Session session, String database) {
        Outcome outcome =
                session.execute("USE [" + database.replace("]", "]]") + "]", new Nobody());
        return outcome.succeeded();
    }

    private void answer(Login7 login, LoggedIn loggedIn) {
        String database = loggedIn.session().database();
        tokens.environment(TokenWriter.DATABASE, database, FIRST_DATABASE);
        tokens.message(
                information(5701, "Changed database context to '" + database + "'."));
        tokens.collation();
        tokens.environment(TokenWriter.LANGUAGE, LANGUAGE, "");
        tokens.message(information(5703, "Changed language setting to " + LANGUAGE + "."));
        tokens.loginAcknowledged(acknowledged(login.version()));
        int size = packetBytes(login.packetBytes());
        tokens.environment(
                TokenWriter.PACKET_SIZE,
                Integer.toString(size),
                Integer.toString(PACKET_BYTES_DEFAULT));
        tokens.done(Done.plain(Done.BATCH), false);
        out.end();
        out.packetBytes(size);
    }

    private static Message information(int number, String text) {
        return new Message(number, 10, 1, 1, Optional.empty(), text);
    }

    /** The version that both sides speak: the client's, or the newest of ours. */
    private static int acknowledged(int version) {
        return Integer.compareUnsigned(version, VERSION_7_4) > 0 ? VERSION_7_4 : version;
    }

    private static int packetBytes(int asked) {
        return asked == 0
                ? PACKET_BYTES_DEFAULT
                : Math.max(PACKET_BYTES_MIN, Math.min(asked, PacketInput.PACKET_BYTES_MAX));
    }

    private void refuse(Refusal refusal, int version) {
        boolean short7 = Integer.compareUnsigned(version, VERSION_7_2) < 0 && version != VERSION_8_0;
        tokens.refusal(
                new Message(
                        refusal.number(),
                        refusal.severity(),
                        refusal.state(),
                        1,
                        Optional.empty(),
                        refusal.getMessage()),
                short7);
        out.end();
    }

    /** Takes nothing. */
    private static final class Nobody implements ResultConsumer {
        @Override
        public void resultSet(List<ResultColumn> columns) {}

        @Override
        public void frame(Frame frame) {}

        @Override
        public void endOfResultSet() {}

        @Override
        public void rowCount(long rows) {}

        @Override
        public void message(Message message) {}
    }
}
