package dev.outrigger.scripthost.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.outrigger.scripthost.ScriptFailure;
import java.util.List;
import java.util.Objects;

/** A step of a call, as JSON with its name in the property "step". */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Message.Ready.class, name = "Ready"),
    @JsonSubTypes.Type(value = Message.CannotStart.class, name = "CannotStart"),
    @JsonSubTypes.Type(value = Message.InitSession.class, name = "InitSession"),
    @JsonSubTypes.Type(value = Message.InitParams.class, name = "InitParams"),
    @JsonSubTypes.Type(value = Message.Execute.class, name = "Execute"),
    @JsonSubTypes.Type(value = Message.GetResults.class, name = "GetResults"),
    @JsonSubTypes.Type(value = Message.GetOutputParams.class, name = "GetOutputParams"),
    @JsonSubTypes.Type(value = Message.Failed.class, name = "Failed"),
    @JsonSubTypes.Type(value = Message.CleanupSession.class, name = "CleanupSession")
})
public sealed interface Message {
    /** From the host, once: it takes calls now. */
    record Ready(String version) implements Message {}

    /** From the host, instead: what is missing. */
    record CannotStart(String text) implements Message {}

    /**
     * To the host: a call begins.
     *
     * @param mark what the host writes to its standard error, as a line after a NUL, once the call
     *     has ended: all that native code wrote there before it belongs to the call
     * @param nullableDtypes whether columns of integers, bits and text have dtypes that know NULL
     */
    record InitSession(
            String mark,
            String script,
            String inputName,
            String outputName,
            int frameRows,
            long frameBytes,
            boolean nullableDtypes)
            implements Message {}

    /** To the host; an Arrow stream of one row follows, a column each parameter. */
    record InitParams(List<Parameter> parameters) implements Message {
        public InitParams {
            parameters = List.copyOf(parameters);
        }
    }

    record Parameter(String name, boolean output) {}

    /** To the host: run. input: whether an Arrow stream follows, the input frame. */
    record Execute(boolean input) implements Message {}

    /** From the host; output: whether an Arrow stream follows. */
    record GetResults(boolean output) implements Message {}

    /** From the host; an Arrow stream of one row follows, a column each output parameter. */
    record GetOutputParams() implements Message {}

    /**
     * From the host: the call has failed. A stream that was begun stays without its end.
     * CleanupSession follows.
     */
    record Failed(ScriptFailure.Reason reason, String text, String traceback) implements Message {
        public Failed {
            Objects.requireNonNull(reason, "reason is null");
            Objects.requireNonNull(text, "text is null");
            Objects.requireNonNull(traceback, "traceback is null");
        }
    }

    /**
     * From the host: the call has ended. doubtful: something of the script's still runs; the host
     * is of no use now.
     */
    record CleanupSession(boolean doubtful) implements Message {}
}
