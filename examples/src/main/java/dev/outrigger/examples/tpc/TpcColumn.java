package dev.outrigger.examples.tpc;

/** A column of a benchmark's table; its type is spelled as both engines read it. */
public record TpcColumn(String name, String type) {
    public boolean isText() {
        return type.contains("char");
    }
}
