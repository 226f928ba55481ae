package dev.outrigger.bench;

import java.io.IOException;
import java.nio.file.Path;

/** Takes each contender's answer to one task; the first is what the others must equal. */
interface AnswerCheck {
    /**
     * @throws AnswersDifferException when the answer is another than the first one
     */
    void accept(Contender contender, Path answer) throws IOException;
}
