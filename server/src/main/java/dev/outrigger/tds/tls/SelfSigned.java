package dev.outrigger.tds.tls;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * A certificate that vouches for itself: written as DER by hand, since Java makes none that it
 * shows.
 */
final class SelfSigned {
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int INTEGER = 0x02;
    private static final int OCTETS = 0x04;
    private static final int OBJECT = 0x06;
    private static final int BITS = 0x03;
    private static final int UTF8 = 0x0c;
    private static final int UTC_TIME = 0x17;
    private static final int VERSION = 0xa0;
    private static final int EXTENSIONS = 0xa3;
    private static final int DNS_NAME = 0x82;
    private static final int IP_ADDRESS = 0x87;

    private static final byte[] SHA256_WITH_RSA = {
        0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x0b
    };
    private static final byte[] COMMON_NAME = {0x55, 0x04, 0x03};
    private static final byte[] ALTERNATIVE_NAMES = {0x55, 0x1d, 0x11};
    private static final Duration VALID = Duration.ofDays(3650);

    private SelfSigned() {}

    static X509Certificate of(KeyPair keys, String name, List<InetAddress> addresses)
            throws GeneralSecurityException {
        byte[] algorithm = der(SEQUENCE, der(OBJECT, SHA256_WITH_RSA), new byte[] {0x05, 0x00});
        byte[] subject =
                der(
                        SEQUENCE,
                        der(
                                SET,
                                der(
                                        SEQUENCE,
                                        der(OBJECT, COMMON_NAME),
                                        der(UTF8, name.getBytes(StandardCharsets.UTF_8)))));
        Instant now = Instant.now();
        byte[] body =
                der(
                        SEQUENCE,
                        der(VERSION, der(INTEGER, new byte[] {2})),
                        der(INTEGER, new BigInteger(127, new SecureRandom()).toByteArray()),
                        algorithm,
                        subject,
                        der(SEQUENCE, time(now.minus(Duration.ofHours(1))), time(now.plus(VALID))),
                        subject,
                        keys.getPublic().getEncoded(),
                        der(EXTENSIONS, der(SEQUENCE, alternatives(addresses))));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(body);
        byte[] whole = der(SEQUENCE, body, algorithm, der(BITS, new byte[1], signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(whole));
    }

    private static byte[] alternatives(List<InetAddress> addresses) {
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        names.writeBytes(der(DNS_NAME, "localhost".getBytes(StandardCharsets.US_ASCII)));
        addresses.forEach(address -> names.writeBytes(der(IP_ADDRESS, address.getAddress())));
        return der(
                SEQUENCE,
                der(OBJECT, ALTERNATIVE_NAMES),
                der(OCTETS, der(SEQUENCE, names.toByteArray())));
    }

    private static byte[] time(Instant instant) {
        String text =
                DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'")
                        .withZone(ZoneOffset.UTC)
                        .format(instant);
        return der(UTC_TIME, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] der(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (length < 0x80) {
            out.write(length);
        } else {
            byte[] digits = BigInteger.valueOf(length).toByteArray();
            int from = digits[0] == 0 ? 1 : 0;
            out.write(0x80 | digits.length - from);
            out.write(digits, from, digits.length - from);
        }
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
