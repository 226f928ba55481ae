package dev.outrigger.tds;

import dev.outrigger.ClientConnection;
import dev.outrigger.Message;
import dev.outrigger.MessageListener;
import dev.outrigger.Outcome;
import dev.outrigger.Session;
import dev.outrigger.tds.login.Principal;
import dev.outrigger.tds.tls.PacketedHandshake;
import dev.outrigger.tds.tls.TlsStreams;
import dev.outrigger.tds.tokens.Done;
import dev.outrigger.tds.tokens.TokenWriter;
import dev.outrigger.tds.wire.ConnectionLostException;
import dev.outrigger.tds.wire.Login7;
import dev.outrigger.tds.wire.PacketInput;
import dev.outrigger.tds.wire.PacketOutput;
import dev.outrigger.tds.wire.PacketType;
import dev.outrigger.tds.wire.Prelogin;
import dev.outrigger.tds.wire.ProtocolException;
import dev.outrigger.tds.wire.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a client's first byte to its session. */
final class Handshake {
    private static final int LOGGED_MAX = 200;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\u2028\u2029]");
    private static final Logger LOG = LoggerFactory.getLogger(Handshake.class);

    private static final int VERSION_7_3 = 0x730a0003;
    private static final int VERSION_7_4 = 0x74000004;
    private static final int VERSION_8_0 = 0x08000000;
    private static final int VERSION_7_2 = 0x72090002;
    private static final int PRELOGIN_BYTES_MAX = 1 << 16;
    private static final int PACKET_BYTES_DEFAULT = 4096;
    private static final int PACKET_BYTES_MIN = 512;
    private static final int LOGIN_FAILED = 18456;
    private static final int LOGIN_DISABLED = 18470;
    private static final String LANGUAGE = "us_english";
    private static final String FIRST_DATABASE = "master";

    private final Endpoint endpoint;
    private final Peer peer;
    private final InputStream rawIn;
    private final OutputStream rawOut;
    private final PacketInput in;
    private final PacketOutput out;
    private final TokenWriter tokens;
    private boolean encrypted;

    /** What comes after the login is plain text again. */
    private boolean loginOnly;

    Handshake(
            Endpoint endpoint,
            Peer peer,
            InputStream rawIn,
            OutputStream rawOut,
            PacketInput in,
            PacketOutput out) {
        this.endpoint = endpoint;
        this.peer = peer;
        this.rawIn = rawIn;
        this.rawOut = rawOut;
        this.in = in;
        this.out = out;
        this.tokens = new TokenWriter(out);
    }

    record LoggedIn(Principal principal, Session session) {}

    /** Empty when the client is refused, or has left. rawIn must support marks. */
    Optional<LoggedIn> run() {
        try {
            return login();
        } catch (IOException e) {
            throw new ConnectionLostException(e);
        }
    }

    private Optional<LoggedIn> login() throws IOException {
        in.messageBytesMax(PRELOGIN_BYTES_MAX);
        rawIn.mark(1);
        boolean strict = rawIn.read() == PacketType.TLS_HANDSHAKE;
        rawIn.reset();
        if (strict) {
            if (!endpoint.encryption().isAvailable()) {
                throw new ProtocolException("the client wants TLS, which is switched off");
            }
            encrypt(new TlsStreams(endpoint.encryption().fromTheFirstByte(), rawIn, rawOut));
        }
        int type = in.next();
        if (type == PacketType.PRELOGIN) {
            Prelogin asked = Prelogin.read(in);
            Prelogin.Encryption answer =
                    strict ? Prelogin.Encryption.ON : answer(asked.encryption());
            Prelogin.answer(out, answer);
            if (!strict && answer != Prelogin.Encryption.NOT_SUPPORTED) {
                PacketedHandshake packeted = new PacketedHandshake(in, out);
                TlsStreams tls =
                        new TlsStreams(
                                endpoint.encryption().inPackets(),
                                packeted.input(),
                                packeted.output());
                encrypt(tls);
                tls.over(rawIn, rawOut);
                loginOnly = answer == Prelogin.Encryption.OFF;
            }
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
        if (loginOnly) {
            in.source(rawIn);
            out.target(rawOut);
        }
        try {
            LoggedIn loggedIn = logIn(login);
            endpoint.instance().countLogin(true);
            boolean answered = false;
            try {
                answer(login, loggedIn);
                answered = true;
            } finally {
                if (!answered) {
                    loggedIn.session().close();
                }
            }
            return Optional.of(loggedIn);
        } catch (Refusal e) {
            endpoint.instance().countLogin(false);
            LOG.atWarn()
                    .addKeyValue("address", peer.address())
                    .addKeyValue("login", oneLine(login.user()))
                    .addKeyValue("reason", oneLine(e.getMessage()))
                    .log("login refused");
            refuse(e, login.version());
            return Optional.empty();
        }
    }

    private void encrypt(TlsStreams tls) throws IOException {
        tls.handshake();
        in.source(tls.input());
        out.target(tls.output());
        encrypted = true;
    }

    /**
     * What is answered to a client's wish. Plain text is for local peers alone, whatever the client
     * wants.
     */
    private Prelogin.Encryption answer(Prelogin.Encryption asked) {
        if (!endpoint.encryption().isAvailable()) {
            return Prelogin.Encryption.NOT_SUPPORTED;
        }
        return switch (asked) {
            case ON, REQUIRED -> Prelogin.Encryption.ON;
            case OFF -> peer.local() ? Prelogin.Encryption.OFF : Prelogin.Encryption.REQUIRED;
            case NOT_SUPPORTED ->
                    peer.local() ? Prelogin.Encryption.NOT_SUPPORTED : Prelogin.Encryption.REQUIRED;
        };
    }

    private LoggedIn logIn(Login7 login) {
        if (!encrypted && !peer.local()) {
            throw new Refusal(
                    17,
                    16,
                    1,
                    "Login failed. Connections from other machines must be encrypted: let the client encrypt, and start"
                            + " the server with a certificate.");
        }
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
        if (endpoint.failedLogins().isShutOut(peer.address(), login.user())) {
            throw failed(login);
        }
        Optional<Principal> principal = authenticate(login);
        if (principal.isEmpty()) {
            throw failed(login);
        }
        if (!principal.get().enabled()) {
            throw new Refusal(
                    LOGIN_DISABLED,
                    14,
                    1,
                    "Login failed for user '"
                            + login.user()
                            + "'. Reason: The account is disabled.");
        }
        endpoint.failedLogins().succeeded(peer.address(), login.user());
        return new LoggedIn(principal.get(), session(login, principal.get()));
    }

    /** Few at once, so that guesses which come together are counted before the next are heard. */
    private Optional<Principal> authenticate(Login7 login) {
        Semaphore checks = endpoint.loginChecks();
        try {
            long patience = endpoint.limits().login().toMillis();
            if (!checks.tryAcquire(patience, TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            if (endpoint.failedLogins().isShutOut(peer.address(), login.user())) {
                return Optional.empty();
            }
            Optional<Principal> principal =
                    endpoint.logins().authenticate(login.user(), login.password());
            if (principal.isEmpty()) {
                endpoint.failedLogins().failed(peer.address(), login.user());
            }
            return principal;
        } finally {
            checks.release();
        }
    }

    private static Refusal failed(Login7 login) {
        return new Refusal(LOGIN_FAILED, 14, 1, "Login failed for user '" + login.user() + "'.");
    }

    private Session session(Login7 login, Principal principal) {
        Session session = open(login, principal);
        session.client(client(login));
        if (login.database().isEmpty() && !use(session, principal.database())) {
            session.close();
            throw new Refusal(4064, 11, 1, "Cannot open user default database. Login failed.");
        }
        if (!login.database().isEmpty() && !use(session, login.database())) {
            session.close();
            throw noDatabase(login.database());
        }
        return session;
    }

    /** What a stranger sent, as a log may have it. */
    private static String oneLine(String text) {
        String cut = text.length() > LOGGED_MAX ? text.substring(0, LOGGED_MAX) + "..." : text;
        return CONTROL.matcher(cut).replaceAll("?");
    }

    static Refusal noDatabase(String database) {
        return new Refusal(
                4060,
                11,
                1,
                "Cannot open database \""
                        + database
                        + "\" requested by the login. The login failed.");
    }

    private Session open(Login7 login, Principal principal) {
        try {
            return endpoint.instance().openSession(principal.name());
        } catch (IllegalArgumentException e) {
            LOG.debug("The login went while it was checked", e);
            throw failed(login);
        }
    }

    private ClientConnection client(Login7 login) {
        boolean inMemory = peer.equals(Peer.IN_MEMORY);
        return new ClientConnection(
                UUID.randomUUID(),
                login.host(),
                login.process(),
                login.application(),
                login.library(),
                inMemory ? "Shared memory" : "TCP",
                inMemory ? "<local machine>" : peer.address(),
                encrypted && !loginOnly,
                packetBytes(login.packetBytes()),
                acknowledged(login.version()));
    }

    /** Makes a database the session's; false when it cannot be. */
    static boolean use(Session session, String database) {
        Outcome outcome =
                session.execute("USE [" + database.replace("]", "]]") + "]", MessageListener.NONE);
        return outcome.succeeded();
    }

    private void answer(Login7 login, LoggedIn loggedIn) {
        String database = loggedIn.session().database();
        tokens.environment(TokenWriter.DATABASE, database, FIRST_DATABASE);
        tokens.message(information(5701, "Changed database context to '" + database + "'."));
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
        boolean short7 =
                Integer.compareUnsigned(version, VERSION_7_2) < 0 && version != VERSION_8_0;
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
}
