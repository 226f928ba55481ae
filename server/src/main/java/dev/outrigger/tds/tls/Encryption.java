package dev.outrigger.tds.tls;

import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** Whether a server can encrypt, and with which certificate. */
public final class Encryption {
    /** None: local peers alone are let in. */
    public static final Encryption NONE = new Encryption(Optional.empty());

    private static final String STRICT_PROTOCOL = "tds/8.0";

    private final Optional<SSLContext> context;

    private Encryption(Optional<SSLContext> context) {
        this.context = context;
    }

    public static Encryption with(SSLContext context) {
        return new Encryption(Optional.of(context));
    }

    public boolean isAvailable() {
        return context.isPresent();
    }

    /**
     * For TDS 7, where the handshake travels in packets: with TLS 1.3 clients lose the boundary
     * between packets and records.
     */
    public SSLEngine inPackets() {
        SSLEngine engine = engine();
        engine.setEnabledProtocols(new String[] {"TLSv1.2"});
        return engine;
    }

    /** For TDS 8, which is TLS from its first byte. */
    public SSLEngine fromTheFirstByte() {
        SSLEngine engine = engine();
        engine.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        // A client that names protocols has to name this one; one that names none is let in.
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {STRICT_PROTOCOL});
        engine.setSSLParameters(parameters);
        return engine;
    }

    private SSLEngine engine() {
        SSLEngine engine = context.orElseThrow().createSSLEngine();
        engine.setUseClientMode(false);
        return engine;
    }
}
