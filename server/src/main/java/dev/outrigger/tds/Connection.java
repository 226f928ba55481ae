package dev.outrigger.tds;

import dev.outrigger.Session;
import dev.outrigger.tds.tokens.ResponseWriter;
import dev.outrigger.tds.tokens.TransactionNotes;
import dev.outrigger.tds.wire.ConnectionLostException;
import dev.outrigger.tds.wire.PacketInput;
import dev.outrigger.tds.wire.PacketOutput;
import dev.outrigger.tds.wire.PacketType;
import dev.outrigger.tds.wire.ProtocolException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's connection: its login, then its requests one after another.
 *
 * <p>INVARIANT: one thread at a time reads from the client. It is the thread that runs requests,
 * but for a request that takes long: then a second one reads, and the first leaves when its request
 * is done.
 */
final class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final int BUFFER_BYTES = 16 << 10;
    private static final int FIRST_PACKET_BYTES = 4096;
    private static final long LONG_REQUEST_NANOS = 10_000_000L;
    private static final long CANCEL_AGAIN_MILLIS = 10;

    /** How long a killed session's client may take to read that it is. */
    private static final long KILL_NANOS = 5_000_000_000L;

    private final Endpoint endpoint;
    private final InputStream rawIn;
    private final OutputStream rawOut;
    private final Peer peer;
    private final Runnable onEnd;
    private final PacketInput in;
    private final PacketOutput out;
    private final TransactionNotes transactions = new TransactionNotes();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final long begun = System.nanoTime();
    private volatile Session session;
    private volatile String loginDatabase = "";

    /**
     * Guards the fields below. Whoever holds it waits for nothing but the client: the endpoint's
     * watch, which looks after all connections, takes it only when it is free.
     */
    private final ReentrantLock turn = new ReentrantLock();

    private final Condition idle = turn.newCondition();

    private ResponseWriter running;
    private boolean followed;
    private boolean cancelled;

    /** When the running request was read whole; 0 while none is. */
    private volatile long runningSince;

    /** The {@link #runningSince} of the request behind which another thread reads. */
    private volatile long followedSince;

    /** The {@link #runningSince} of the last request behind which no thread could be put. */
    private long warnedSince;

    Connection(Endpoint endpoint, InputStream in, OutputStream out, Peer peer, Runnable onEnd) {
        this.endpoint = endpoint;
        this.rawIn = new BufferedInputStream(in, BUFFER_BYTES);
        this.rawOut = out;
        this.peer = peer;
        this.onEnd = onEnd;
        this.in = new PacketInput(rawIn, endpoint.limits().messageBytes());
        this.out = new PacketOutput(out, FIRST_PACKET_BYTES);
    }

    /** Logs the client in and reads its requests until another thread does, or the end. */
    void begin() {
        guarded(
                () -> {
                    Optional<Handshake.LoggedIn> login =
                            new Handshake(endpoint, peer, rawIn, rawOut, in, out).run();
                    if (login.isEmpty()) {
                        close();
                        return;
                    }
                    loginDatabase = login.get().session().database();
                    session = login.get().session();
                    session.onKill(this::killed);
                    if (ended.get()) {
                        session.close();
                        return;
                    }
                    lead();
                });
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (ConnectionLostException e) {
            LOG.debug("The connection from {} was lost: {}", peer.address(), e.getMessage());
            close();
        } catch (ProtocolException e) {
            LOG.info("The connection from {} ends: {}", peer.address(), e.getMessage());
            close();
        } catch (RuntimeException | Error e) {
            if (ended.get()) {
                LOG.debug("The connection from {} was closed", peer.address(), e);
            } else {
                LOG.error("The connection from {} ends", peer.address(), e);
            }
            close();
        }
    }

    /** Reads requests and runs them, as the one thread that reads. */
    private void lead() {
        while (true) {
            int type;
            try {
                type = in.next();
                if (type == PacketType.ATTENTION) {
                    in.skipRest();
                }
            } catch (ConnectionLostException | ProtocolException e) {
                endRunning();
                throw e;
            }
            if (type < 0) {
                endRunning();
                close();
                return;
            }
            if (type == PacketType.ATTENTION) {
                attention();
                continue;
            }
            awaitIdle();
            if (ended.get() || !serve(type)) {
                return;
            }
        }
    }

    /** Runs one request; false when this thread reads no more. */
    private boolean serve(int type) {
        ResponseWriter response = new ResponseWriter(out, session, transactions);
        turn.lock();
        try {
            running = response;
            followed = false;
            cancelled = false;
        } finally {
            turn.unlock();
        }
        Requests requests = new Requests(this, in, response);
        boolean goesOn;
        try {
            goesOn = requests.run(type);
        } catch (RuntimeException | Error e) {
            turn.lock();
            try {
                ended();
            } finally {
                turn.unlock();
            }
            throw e;
        }
        boolean leads;
        turn.lock();
        try {
            runningSince = 0;
            if (cancelled) {
                response.endCancelled();
            } else if (!response.isDiscarded()) {
                response.end();
            }
        } finally {
            ended();
            leads = !followed;
            turn.unlock();
        }
        if (!goesOn) {
            close();
            return false;
        }
        return leads;
    }

    private void ended() {
        runningSince = 0;
        running = null;
        idle.signalAll();
    }

    /** The request is read whole: from now on another thread may read. */
    void requestRead() {
        long now = System.nanoTime();
        runningSince = now == 0 ? 1 : now;
        endpoint.wake();
    }

    /** Whether a look may find something to do: a login, or a request that nobody reads behind. */
    boolean isToBeWatched() {
        long since = runningSince;
        return session == null || since != 0 && since != followedSince;
    }

    /** Called every few milliseconds by the endpoint. */
    void look(long now) {
        if (session == null && now - begun > endpoint.limits().login().toNanos()) {
            LOG.info("The connection from {} ends: its login took too long", peer.address());
            close();
            return;
        }
        long since = runningSince;
        if (since != 0 && now - since > LONG_REQUEST_NANOS) {
            follow(since);
        }
    }

    private void follow(long since) {
        if (!turn.tryLock()) {
            // The request is ending, or the client is being answered: the next look will tell.
            return;
        }
        ResponseWriter response;
        try {
            if (followed || running == null || runningSince != since) {
                return;
            }
            followed = true;
            followedSince = since;
            response = running;
        } finally {
            turn.unlock();
        }
        try {
            endpoint.run(
                    () ->
                            guarded(
                                    () -> {
                                        response.hurry();
                                        lead();
                                    }));
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            if (warnedSince != since) {
                // Each look tries again, many times a second.
                warnedSince = since;
                LOG.warn("No thread can read from {}: {}", peer.address(), e.toString());
            }
            notFollowed(response);
        }
    }

    /** The thread that runs the request reads on, unless it has left already. */
    private void notFollowed(ResponseWriter response) {
        boolean left;
        turn.lock();
        try {
            followed = false;
            followedSince = 0;
            left = running != response;
        } finally {
            turn.unlock();
        }
        if (left) {
            close();
        }
    }

    /** The client wants what runs to end, and an answer to that in any case. */
    private void attention() {
        turn.lock();
        try {
            if (running == null) {
                new ResponseWriter(out, session, transactions).acknowledgeCancellation();
                return;
            }
            cancelled = true;
        } finally {
            turn.unlock();
        }
        endRunning();
    }

    /**
     * Cancels what runs and waits for its end. The cancellation itself may take a while, since it
     * ends scripts too: meanwhile the request can end.
     */
    private void endRunning() {
        while (isRunning()) {
            // It may come before the statement has begun, and be without effect.
            session.cancel();
            pause(CANCEL_AGAIN_MILLIS);
        }
    }

    private boolean isRunning() {
        turn.lock();
        try {
            if (running != null) {
                running.discard();
            }
            return running != null;
        } finally {
            turn.unlock();
        }
    }

    /** Another session has killed this one: what runs is ending, and may tell the client so. */
    private void killed() {
        try {
            // Who writes to a client that does not read holds the turn.
            if (turn.tryLock(KILL_NANOS, TimeUnit.NANOSECONDS)) {
                try {
                    long nanos = KILL_NANOS;
                    while (running != null && nanos > 0) {
                        nanos = idle.awaitNanos(nanos);
                    }
                } finally {
                    turn.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    private void awaitIdle() {
        pause(Long.MAX_VALUE);
    }

    /** Waits until nothing runs, but no longer than that. */
    private void pause(long millis) {
        turn.lock();
        try {
            long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
            while (running != null && nanos > 0) {
                nanos = idle.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectionLostException("the server ends");
        } finally {
            turn.unlock();
        }
    }

    Session session() {
        return session;
    }

    /**
     * Makes the session as it was after the login, but for its open transaction where told. Refused
     * when the login's database is gone: then the connection is of no use.
     */
    Session resetSession(boolean keepsTransaction) {
        if (keepsTransaction) {
            session.resetKeepingTransaction();
        } else {
            session.reset();
        }
        if (!session.database().equals(loginDatabase) && !Handshake.use(session, loginDatabase)) {
            throw Handshake.noDatabase(loginDatabase);
        }
        return session;
    }

    /** Ends the connection and what runs in it. Without effect on one that has ended. */
    void close() {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        endpoint.forget(this);
        try {
            onEnd.run();
        } finally {
            closeQuietly();
            Session open = session;
            if (open != null) {
                open.close();
            }
        }
    }

    private void closeQuietly() {
        try (rawIn;
                rawOut) {
            LOG.debug("The connection from {} has ended", peer.address());
        } catch (IOException e) {
            LOG.debug("Closing the connection from {}", peer.address(), e);
        }
    }
}
