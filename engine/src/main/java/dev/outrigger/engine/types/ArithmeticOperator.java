package dev.outrigger.engine.types;

import java.util.Locale;

/** The five binary arithmetic operators. */
public enum ArithmeticOperator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    MODULO("%");

    private final String symbol;

    ArithmeticOperator(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }

    /** The word that messages use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
