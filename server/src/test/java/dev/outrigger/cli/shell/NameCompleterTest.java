package dev.outrigger.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Session;
import dev.outrigger.cli.BatchPrinter;
import dev.outrigger.cli.Format;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.impl.DefaultParser;
import org.junit.jupiter.api.Test;

class NameCompleterTest {
    @Test
    void namesThatHoldControlCharactersAreNotCompleted() {
        try (Instance instance = Instance.open(InstanceOptions.inMemory());
                Session session = instance.openSession()) {
            boolean created =
                    session.execute(
                                    "CREATE TABLE custom1 (n int);"
                                            + " CREATE TABLE [custom\u001b2] (n int);"
                                            + " CREATE TABLE [custom\u009b3] (n int)",
                                    new BatchPrinter(Format.CSV.printer(System.out), System.err))
                            .succeeded();
            assertThat(created).isTrue();

            List<Candidate> candidates = new ArrayList<>();
            new NameCompleter(instance)
                    .complete(null, new DefaultParser().parse("custo", 5), candidates);

            assertThat(candidates).extracting(Candidate::value).containsExactly("custom1");
        }
    }
}
