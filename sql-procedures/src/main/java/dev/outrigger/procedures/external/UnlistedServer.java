package dev.outrigger.procedures.external;

import dev.outrigger.scripthost.ScriptFailure;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What to do about a server that a script in a sandbox did not reach: the kernel and the C library
 * only say that there is no such name, no way, or nobody who listens.
 */
final class UnlistedServer {
    private static final Pattern NOT_REACHED =
            Pattern.compile(
                    "Name or service not known|Temporary failure in name resolution"
                            + "|No address associated with hostname|nodename nor servname provided"
                            + "|could not translate host name|Name does not resolve"
                            + "|UnknownHostException|Network is unreachable|No route to host"
                            + "|Connection refused",
                    Pattern.CASE_INSENSITIVE);

    private UnlistedServer() {}

    /** failure: of a script in a sandbox. Libraries wrap such errors in their own. */
    static Optional<String> advice(ScriptFailure failure) {
        boolean raised = failure.reason() == ScriptFailure.Reason.SCRIPT_ERROR;
        return raised && NOT_REACHED.matcher(failure.getMessage() + failure.traceback()).find()
                ? Optional.of(
                        "Scripts reach no network but the servers that an administrator lists by name and"
                                + " port: --outbound HOST:PORT of the command line, outbound= in the JDBC"
                                + " URL; sys.dm_external_script_limits shows them")
                : Optional.empty();
    }
}
