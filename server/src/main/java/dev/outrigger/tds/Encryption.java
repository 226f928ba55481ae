package dev.outrigger.tds;

/** Whether connections are encrypted. For now none is: only local peers are let in. */
public record Encryption() {
    public static final Encryption NONE = new Encryption();
}
