/**
 * TLS over any pair of streams, and the server's certificate. {@link
 * dev.outrigger.tds.tls.Encryption} is what an endpoint is given.
 *
 * <p>The one rule: nothing is read beyond a TLS record, so that the stream below can be used in
 * plain text again, as a login that alone is encrypted requires.
 */
package dev.outrigger.tds.tls;
