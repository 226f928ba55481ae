package dev.outrigger.scripthost.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** Messages to JSON and back. */
public final class Messages {
    private static final JsonMapper MAPPER = mapper();
    private static final ObjectWriter WRITER = MAPPER.writerFor(Message.class);
    private static final ObjectReader READER = MAPPER.readerFor(Message.class);

    private Messages() {}

    private static JsonMapper mapper() {
        JsonMapper mapper =
                JsonMapper.builder()
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                        .build();
        // The length of a frame is the limit; a script is one string.
        mapper.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxStringLength(FrameKind.CONTROL.maxBytes())
                                .maxNestingDepth(10)
                                .build());
        return mapper;
    }

    static byte[] encode(Message message) throws IOException {
        return WRITER.writeValueAsBytes(message);
    }

    public static Message decode(WireFrame frame) throws WireException {
        return decode(frame, FrameKind.CONTROL);
    }

    /** kind: of the frames that messages come in here. */
    public static Message decode(WireFrame frame, FrameKind kind) throws WireException {
        if (frame.kind() != kind) {
            throw new WireException("a frame " + frame.kind() + " where a message was due");
        }
        try {
            Message message = READER.readValue(frame.bytes());
            if (message == null) {
                throw new WireException("a message that is null");
            }
            return message;
        } catch (JsonProcessingException e) {
            throw new WireException("a message that cannot be read: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new WireException("a message that cannot be read", e);
        }
    }
}
