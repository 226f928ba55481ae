package dev.outrigger.test;

/** A column of a benchmark's table; its type is spelled as both engines read it. */
record TpcColumn(String name, String type) {
    boolean isText() {
        return type.contains("char");
    }
}
