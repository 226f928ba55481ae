package dev.outrigger.frame;

import java.util.List;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;

/**
 * What a record batch says of its body: the NULLs of each field, and where each buffer lies (not
 * checked yet).
 */
record BatchMetadata(int rows, int[] nullCounts, long[] offsets, long[] lengths) {

    static BatchMetadata decode(
            Message message, List<WireField> fields, ArrowReader.Limits limits) {
        return Flatbuffers.read(
                "record batch",
                () -> {
                    RecordBatch batch = batch(message);
                    long rows = batch.length();
                    if (rows < 0 || rows > limits.rows()) {
                        throw new CorruptFrameException(
                                "a frame of " + rows + " rows; the limit is " + limits.rows());
                    }
                    int[] nullCounts = nullCounts(batch, fields, rows);
                    int buffers = fields.stream().mapToInt(field -> field.layout().buffers()).sum();
                    if (batch.buffersLength() != buffers) {
                        throw new CorruptFrameException(
                                "a frame of "
                                        + batch.buffersLength()
                                        + " buffers; its schema needs "
                                        + buffers);
                    }
                    long[] offsets = new long[buffers];
                    long[] lengths = new long[buffers];
                    for (int i = 0; i < buffers; i++) {
                        Buffer buffer = batch.buffers(i);
                        offsets[i] = buffer.offset();
                        lengths[i] = buffer.length();
                    }
                    return new BatchMetadata((int) rows, nullCounts, offsets, lengths);
                });
    }

    private static RecordBatch batch(Message message) {
        byte kind = message.headerType();
        if (kind == MessageHeader.DictionaryBatch) {
            throw new CorruptFrameException(
                    "a dictionary batch: dictionary-encoded values are not supported; send the values themselves");
        }
        if (kind != MessageHeader.RecordBatch) {
            throw new CorruptFrameException(
                    "a message of kind " + kind + " where a record batch was to come");
        }
        RecordBatch batch = (RecordBatch) message.header(new RecordBatch());
        if (batch.compression() != null) {
            throw new CorruptFrameException(
                    "a compressed record batch: compression is not supported");
        }
        if (batch.variadicBufferCountsLength() != 0) {
            throw new CorruptFrameException(
                    "a record batch with variadic buffers: views are not supported");
        }
        return batch;
    }

    private static int[] nullCounts(RecordBatch batch, List<WireField> fields, long rows) {
        if (batch.nodesLength() != fields.size()) {
            throw new CorruptFrameException(
                    "a frame of "
                            + batch.nodesLength()
                            + " columns; its schema has "
                            + fields.size());
        }
        int[] nullCounts = new int[fields.size()];
        for (WireField field : fields) {
            FieldNode node = batch.nodes(field.index());
            if (node.length() != rows) {
                throw field.corrupt(node.length() + " values in a frame of " + rows + " rows");
            }
            if (node.nullCount() < 0 || node.nullCount() > rows) {
                throw field.corrupt(node.nullCount() + " NULLs in a frame of " + rows + " rows");
            }
            if (node.nullCount() > 0 && !field.field().nullable()) {
                throw field.corrupt("not nullable, but with " + node.nullCount() + " NULLs");
            }
            nullCounts[field.index()] = (int) node.nullCount();
        }
        return nullCounts;
    }
}
