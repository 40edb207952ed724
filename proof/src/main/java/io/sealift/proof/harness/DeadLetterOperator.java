package io.sealift.proof.harness;

import io.sealift.core.deadletter.DeadLetterBatch;
import io.sealift.core.deadletter.Discard;
import io.sealift.core.deadletter.Letter;
import io.sealift.core.deadletter.LetterOutcome;
import io.sealift.core.deadletter.LetterServices;
import io.sealift.core.deadletter.Redrive;
import io.sealift.core.deadletter.Replace;
import io.sealift.core.notification.NotificationParser;
import io.sealift.core.store.ObjectLocation;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** The operator who handles dead letters, each time in a process of its own with these ports. */
public final class DeadLetterOperator {
    private static final SortedMap<String, Long> CORRECTED = new TreeMap<>(Map.of(Scenarios.DAY, 2L));
    /** Higher than any producer counts, so that the bytes are unlike any other file's. */
    private static final int CORRECTED_SERIAL = 1_000_000;

    private final PipelineHarness harness;

    DeadLetterOperator(PipelineHarness harness) {
        this.harness = harness;
    }

    /** Redrives every dead letter. */
    public List<LetterOutcome> redriveAll(Ports ports) {
        Redrive redrive = new Redrive(services(ports));
        return forAll(ports, (letter, batch) -> {
            try {
                return redrive.run(letter, batch);
            } finally {
                letter.landed().ifPresent(harness.producer()::adoptUnknown);
            }
        });
    }

    /** Discards the subject of every dead letter. */
    public List<LetterOutcome> discardAll(Ports ports) {
        Discard discard = new Discard(services(ports));
        return forAll(ports, (letter, batch) -> discard.run(letter, "nobody needs it", batch));
    }

    /** Replaces every refused file with a corrected one; always the same one, however often it is done. */
    public List<LetterOutcome> replaceAll(Ports ports) {
        Replace replace = new Replace(services(ports));
        return forAll(
                ports,
                (letter, batch) -> letter.refused()
                        .map(refused ->
                                replace(replace, letter, refused.source().location(), batch))
                        .orElseGet(() -> replace.run(letter, "none", InputStream::nullInputStream, batch)));
    }

    private LetterServices services(Ports ports) {
        return new LetterServices(ports.store(), ports.ledger(), ports.queue(), PipelineHarness.KEYS, harness.clock());
    }

    private LetterOutcome replace(Replace replace, Letter letter, ObjectLocation place, DeadLetterBatch batch) {
        boolean isFree = harness.store().head(place).isEmpty();
        try {
            return replace.run(
                    letter,
                    "corrected",
                    () -> new ByteArrayInputStream(FeedFiles.content(place.key(), CORRECTED, CORRECTED_SERIAL)),
                    batch);
        } finally {
            // S3 announces what is there, whatever became of the process that put it there.
            if (isFree) {
                harness.producer().adopt(place);
            }
        }
    }

    private List<LetterOutcome> forAll(Ports ports, BiFunction<Letter, DeadLetterBatch, LetterOutcome> command) {
        harness.deadLetters().showAll();
        NotificationParser parser = new NotificationParser(PipelineHarness.MESSAGES, "");
        try (DeadLetterBatch batch = DeadLetterBatch.open(ports.deadLetterQueue(), ports.ledger(), parser)) {
            return batch.letters().stream()
                    .map(letter -> command.apply(letter, batch))
                    .toList();
        }
    }
}
