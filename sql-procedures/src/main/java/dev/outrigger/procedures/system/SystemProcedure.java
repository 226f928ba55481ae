package dev.outrigger.procedures.system;

/** A procedure that the instance brings along. */
public interface SystemProcedure {
    /** Runs it and gives its return status; a failure is a SqlError. */
    int run(SystemCall call);
}
