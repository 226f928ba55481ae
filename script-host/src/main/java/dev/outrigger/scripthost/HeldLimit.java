package dev.outrigger.scripthost;

/**
 * A limit or a wall around scripts, and whether it holds on this machine.
 *
 * @param name of the setting that it is, or of what it bounds
 * @param unit of the value; empty where the value is a count
 * @param value the bound; 0: nothing of the kind is allowed
 * @param holds whether a script of the runtime that is chosen now is held to it
 * @param heldBy what holds it, or would
 * @param note what it does not cover, or why it does not hold; may be empty
 */
public record HeldLimit(
        String name, String unit, long value, boolean holds, String heldBy, String note) {}
