package dev.outrigger.procedures.external;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.scripthost.ScriptFailure;
import dev.outrigger.scripthost.ScriptLimits;
import dev.outrigger.scripthost.library.LibrarySet.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A script's failure as SQL Server numbers it: one error, which has all that is known of it. */
final class ScriptErrors {
    private static final String SCRIPT_RAISED = "80004004";
    private static final String CONNECTION_RESET = "80072746";
    static final int TIME_STATE = 1;
    private static final int MEMORY_STATE = 2;
    private static final int OUTPUT_STATE = 3;
    private static final int CPU_STATE = 4;
    private static final int THREADS_STATE = 5;
    private static final int FILES_STATE = 6;
    private static final int POOL_STATE = 7;
    private static final int SANDBOX_STATE = 2;

    private ScriptErrors() {}

    /**
     * What is known of the script besides its failure.
     *
     * @param printed what it had to say before
     * @param problems of the libraries that it should have found
     * @param sandboxed whether it ran in a sandbox
     */
    record Circumstances(PrintedTail printed, List<Problem> problems, boolean sandboxed) {
        static final Circumstances NOT_BEGUN =
                new Circumstances(new PrintedTail(), List.of(), false);
    }

    static SqlError error(
            ScriptFailure failure, String language, ScriptLimits limits, Circumstances known) {
        String details = ScriptErrorText.details(failure, known.printed());
        String place = ScriptErrorText.place(failure) + details;
        SqlError error =
                switch (failure.reason()) {
                    case SCRIPT_ERROR, BAD_INPUT, BAD_OUTPUT ->
                            raised(failure, language, advice(failure, known), details);
                    case TIMED_OUT ->
                            resources(
                                    language,
                                    TIME_STATE,
                                    place,
                                    "it did not end within %d s, the setting 'external script timeout (s)'",
                                    limits.wallClock().toSeconds());
                    case MEMORY_EXCEEDED ->
                            resources(
                                    language,
                                    MEMORY_STATE,
                                    place,
                                    "it needed more memory than %d MB, the setting 'external script memory (MB)'",
                                    limits.memoryBytes() >> 20);
                    case POOL_MEMORY_EXCEEDED ->
                            SqlError.of(
                                            ErrorCode.SCRIPT_OUT_OF_RESOURCES,
                                            language,
                                            failure.getMessage()
                                                    + ". Let the scripts do less, or raise it with ALTER EXTERNAL RESOURCE POOL and ALTER RESOURCE GOVERNOR RECONFIGURE."
                                                    + place)
                                    .withState(POOL_STATE);
                    case OUTPUT_EXCEEDED ->
                            resources(
                                    language,
                                    OUTPUT_STATE,
                                    place,
                                    "it printed more than %d KB, the setting 'external script output (KB)'",
                                    limits.outputBytes() >> 10);
                    case CPU_EXCEEDED ->
                            resources(
                                    language,
                                    CPU_STATE,
                                    place,
                                    "it used more than %d s of processor time, the setting 'external script cpu time (s)'",
                                    limits.process().cpuTime().toSeconds());
                    case THREADS_EXCEEDED ->
                            resources(
                                    language,
                                    THREADS_STATE,
                                    place,
                                    "it had more than %d threads, the setting 'external script threads'",
                                    limits.process().threads());
                    case FILES_EXCEEDED ->
                            resources(
                                    language,
                                    FILES_STATE,
                                    place,
                                    "its working folder had more than %d files, the setting 'external script folder (files)'",
                                    limits.process().folderFiles());
                    case CANCELLED -> SqlError.of(ErrorCode.CANCELLED);
                    case ALL_BUSY -> SqlError.of(ErrorCode.SCRIPT_HOSTS_BUSY, failure.limit());
                    case LOGIN_BUSY ->
                            SqlError.of(ErrorCode.SCRIPT_LOGIN_HOSTS_BUSY, failure.limit());
                    case POOL_BUSY ->
                            SqlError.of(
                                    ErrorCode.SCRIPT_POOL_BUSY, failure.limit(), failure.group());
                    case HOST_LOST ->
                            SqlError.of(
                                    ErrorCode.SCRIPT_HOST_LOST,
                                    CONNECTION_RESET,
                                    language,
                                    ScriptErrorText.summary(failure) + details);
                    case LAUNCH_FAILED ->
                            SqlError.of(
                                    ErrorCode.SCRIPT_LAUNCH_FAILED, language, failure.getMessage());
                    case NO_SANDBOX ->
                            SqlError.of(
                                            ErrorCode.SCRIPT_LAUNCH_FAILED,
                                            language,
                                            failure.getMessage())
                                    .withState(SANDBOX_STATE);
                    case INPUT_FAILED -> input(failure);
                };
        return failure.reason() == ScriptFailure.Reason.INPUT_FAILED || error.getCause() != null
                ? error
                : error.causedBy(failure);
    }

    /** What a script left in an output parameter's variable does not fit its declared type. */
    static RuntimeException outputParameter(Statement.Parameter parameter, SqlError why) {
        if (why.code() == ErrorCode.STRING_TRUNCATED_SOMEWHERE) {
            return SqlError.of(
                    ErrorCode.STRING_LONGER_THAN_PARAMETER,
                    parameter.name(),
                    parameter.type().display());
        }
        return new ScriptFailure(
                ScriptFailure.Reason.BAD_OUTPUT,
                "output parameter "
                        + parameter.name().substring(1)
                        + " "
                        + parameter.type().display()
                        + ": "
                        + why.getMessage());
    }

    private static String advice(ScriptFailure failure, Circumstances known) {
        return MissingModule.advice(failure.getMessage(), known.problems())
                .or(() -> known.sandboxed() ? UnlistedServer.advice(failure) : Optional.empty())
                .map(text -> ". " + text)
                .orElse("");
    }

    private static SqlError raised(
            ScriptFailure failure, String language, String advice, String details) {
        return SqlError.of(
                        ErrorCode.SCRIPT_ERROR,
                        language,
                        SCRIPT_RAISED,
                        " " + ScriptErrorText.summary(failure) + advice + details)
                .withState(20);
    }

    private static SqlError resources(
            String language, int state, String details, String text, long limit) {
        String reason =
                String.format(Locale.ROOT, text, limit)
                        + ". Let the script do less, or raise the setting with sp_configure and RECONFIGURE."
                        + details;
        return SqlError.of(ErrorCode.SCRIPT_OUT_OF_RESOURCES, language, reason).withState(state);
    }

    private static SqlError input(ScriptFailure failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SqlError error) {
                return error;
            }
            // These have numbers of their own where the statement's errors are decided.
            if (cause instanceof StackOverflowError || cause instanceof OutOfMemoryError) {
                throw (VirtualMachineError) cause;
            }
        }
        return SqlError.of(ErrorCode.INTERNAL, "the input of a script: " + failure.getMessage())
                .causedBy(failure);
    }
}
