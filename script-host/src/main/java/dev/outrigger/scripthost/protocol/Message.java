package dev.outrigger.scripthost.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.outrigger.scripthost.ScriptFailure;
import java.util.List;
import java.util.Objects;

/** A step of a call, as JSON with its name in the property "step". */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Message.Expect.class, name = "Expect"),
    @JsonSubTypes.Type(value = Message.Ready.class, name = "Ready"),
    @JsonSubTypes.Type(value = Message.CannotStart.class, name = "CannotStart"),
    @JsonSubTypes.Type(value = Message.InitSession.class, name = "InitSession"),
    @JsonSubTypes.Type(value = Message.InitParams.class, name = "InitParams"),
    @JsonSubTypes.Type(value = Message.Execute.class, name = "Execute"),
    @JsonSubTypes.Type(value = Message.Finish.class, name = "Finish"),
    @JsonSubTypes.Type(value = Message.GetResults.class, name = "GetResults"),
    @JsonSubTypes.Type(value = Message.GetOutputParams.class, name = "GetOutputParams"),
    @JsonSubTypes.Type(value = Message.Query.class, name = "Query"),
    @JsonSubTypes.Type(value = Message.QueryRows.class, name = "QueryRows"),
    @JsonSubTypes.Type(value = Message.QueryDone.class, name = "QueryDone"),
    @JsonSubTypes.Type(value = Message.QueryFailed.class, name = "QueryFailed"),
    @JsonSubTypes.Type(value = Message.Failed.class, name = "Failed"),
    @JsonSubTypes.Type(value = Message.CleanupSession.class, name = "CleanupSession")
})
public sealed interface Message {
    /**
     * To a host that is started for a call and has to find out what the script needs, before it is
     * ready.
     *
     * @param frames the variables of the call's input and outputs
     */
    record Expect(String script, List<String> frames) implements Message {
        public Expect {
            frames = List.copyOf(frames);
        }
    }

    /** From the host, once: it takes calls now. */
    record Ready(String version) implements Message {}

    /** From the host, instead: what is missing. */
    record CannotStart(String text) implements Message {}

    /**
     * To the host: a call begins.
     *
     * @param mark what the host writes to its standard error, as a line after a NUL, once the call
     *     has ended: all that native code wrote there before it belongs to the call
     * @param inputs the variables that hold frames; the first one's comes with each Execute, the
     *     others' once
     * @param outputs the variables read after each execution
     * @param nullableDtypes whether columns of integers, bits and text have dtypes that know NULL
     */
    record InitSession(
            String mark,
            String script,
            List<String> inputs,
            List<String> outputs,
            int frameRows,
            long frameBytes,
            boolean nullableDtypes)
            implements Message {
        public InitSession {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
        }
    }

    /**
     * To the host; an Arrow stream of one row follows, a column each parameter, and then one for
     * each input but the first.
     */
    record InitParams(List<Parameter> parameters) implements Message {
        public InitParams {
            parameters = List.copyOf(parameters);
        }
    }

    record Parameter(String name, boolean output) {}

    /**
     * To the host: run.
     *
     * @param input whether an Arrow stream follows, the first input's frame
     * @param rows about how many the frame has, for room to be made; 0 where nobody knows
     * @param last whether this is the only execution: else another one or Finish comes
     */
    record Execute(boolean input, long rows, boolean last) implements Message {}

    /** To the host: no Execute comes any more. */
    record Finish() implements Message {}

    /** From the host, after each Execute: for which outputs, in order, an Arrow stream follows. */
    record GetResults(List<Boolean> outputs) implements Message {
        public GetResults {
            outputs = List.copyOf(outputs);
        }
    }

    /** From the host; an Arrow stream of one row follows, a column each output parameter. */
    record GetOutputParams() implements Message {}

    /**
     * From the host, while an execution runs: what the script asks of the database. An Arrow stream
     * of one row follows, a column each parameter; then the host waits for the answer.
     *
     * @param rows whether rows are wanted, and not their count alone
     * @param names of the parameters; empty ones stand for markers in their order
     */
    record Query(String text, boolean rows, List<String> names) implements Message {
        public Query {
            Objects.requireNonNull(text, "text is null");
            names = List.copyOf(names);
        }
    }

    /** To the host, in a frame ANSWER: the query's rows follow as an Arrow stream. */
    record QueryRows() implements Message {}

    /** To the host, in a frame ANSWER: the query has ended. */
    record QueryDone(long rows) implements Message {}

    /** To the host, in a frame ANSWER: the query has failed, maybe within its rows. */
    record QueryFailed(int number, int severity, int state, int line, String procedure, String text)
            implements Message {
        public QueryFailed {
            Objects.requireNonNull(procedure, "procedure is null");
            Objects.requireNonNull(text, "text is null");
        }
    }

    /**
     * From the host: the call has failed. A stream that was begun stays without its end. The host
     * reads on to the end of its input, or to Finish; CleanupSession follows.
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
