package io.sealift.testkit.world;

import io.sealift.core.deadletter.Discard;
import io.sealift.core.deadletter.Letter;
import io.sealift.core.deadletter.LetterOutcome;
import io.sealift.core.deadletter.LetterTray;
import io.sealift.core.deadletter.Redrive;
import io.sealift.core.deadletter.Replace;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.load.ManifestRetry;
import io.sealift.core.object.ObjectLocation;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Whoever gives commands, each in a process of its own with these ports. */
public final class Operator {
    private static final SortedMap<String, Long> CORRECTED = new TreeMap<>(Map.of(Scenarios.DAY, 2L));
    /** Above what any producer counts up to, so that the bytes are like no other file's. */
    private static final int CORRECTED_SERIAL = 1_000_000;

    private final PipelineWorld world;

    Operator(PipelineWorld world) {
        this.world = world;
    }

    /** All dead letters that wait. */
    public LetterTray openTray(Ports ports) {
        world.deadLetters().showAll();
        return LetterTray.open(ports.letterBox(), ports.ledger(), PipelineWorld.MESSAGES);
    }

    /** Redrives every dead letter. */
    public List<LetterOutcome> redriveAll(Ports ports) {
        Redrive redrive =
                new Redrive(ports.store(), ports.ledger(), ports.queue(), world.clock(), PipelineWorld.ARCHIVE);
        return forAll(ports, redrive::run);
    }

    /** Discards what every dead letter is about. */
    public List<LetterOutcome> discardAll(Ports ports) {
        Discard discard = new Discard(ports.ledger(), world.clock());
        return forAll(ports, (letter, tray) -> discard.run(letter, "nobody needs it", tray));
    }

    /** Puts a corrected file in the place of every refused one; the same file, however often it is given. */
    public List<LetterOutcome> replaceAll(Ports ports) {
        Replace replace = new Replace(ports.store(), ports.ledger(), world.clock());
        return forAll(ports, (letter, tray) -> switch (letter.matter()) {
            case Letter.Matter.Refused refused ->
                replace(replace, letter, refused.file().source().location(), tray);
            case Letter.Matter.Unfinished unfinished -> replace.run(letter, "none", content -> {}, tray);
            case Letter.Matter.Senseless senseless -> replace.run(letter, "none", content -> {}, tray);
        });
    }

    /** Retries every manifest that stopped. */
    public List<ManifestRetry.Outcome> retryStopped(Ports ports) {
        ManifestRetry retry = new ManifestRetry(ports.ledger(), world.clock());
        return world.ledger().manifests().stream()
                .filter(manifest -> manifest.state() == ManifestState.FAILED)
                .map(manifest -> retry.retry(manifest.id()))
                .toList();
    }

    private LetterOutcome replace(Replace replace, Letter letter, ObjectLocation place, LetterTray tray) {
        boolean isFree = world.store().head(place).isEmpty();
        try {
            return replace.run(
                    letter,
                    "corrected",
                    target -> target.write(FeedFiles.content(place.key(), CORRECTED, CORRECTED_SERIAL)),
                    tray);
        } finally {
            // S3 tells of what is there, whatever became of who put it there.
            if (isFree) {
                world.producer().adopt(place);
            }
        }
    }

    private List<LetterOutcome> forAll(Ports ports, BiFunction<Letter, LetterTray, LetterOutcome> command) {
        try (LetterTray tray = openTray(ports)) {
            return tray.letters().stream()
                    .map(letter -> command.apply(letter, tray))
                    .toList();
        }
    }
}
