package io.sealift.testkit.world;

import io.sealift.core.deadletter.Discard;
import io.sealift.core.deadletter.Letter;
import io.sealift.core.deadletter.LetterOutcome;
import io.sealift.core.deadletter.LetterServices;
import io.sealift.core.deadletter.LetterTray;
import io.sealift.core.deadletter.Redrive;
import io.sealift.core.deadletter.Replace;
import io.sealift.core.notification.NotificationParser;
import io.sealift.core.object.ObjectLocation;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** The operator who handles dead letters, each time in a process of its own with these ports. */
public final class LetterDesk {
    private static final SortedMap<String, Long> CORRECTED = new TreeMap<>(Map.of(Scenarios.DAY, 2L));
    /** Higher than any producer counts, so that the bytes are unlike any other file's. */
    private static final int CORRECTED_SERIAL = 1_000_000;

    private final PipelineWorld world;

    LetterDesk(PipelineWorld world) {
        this.world = world;
    }

    /** Redrives every dead letter. */
    public List<LetterOutcome> redriveAll(Ports ports) {
        Redrive redrive = new Redrive(services(ports));
        return forAll(ports, (letter, tray) -> {
            try {
                return redrive.run(letter, tray);
            } finally {
                letter.landed().ifPresent(world.producer()::adoptUnknown);
            }
        });
    }

    /** Discards the subject of every dead letter. */
    public List<LetterOutcome> discardAll(Ports ports) {
        Discard discard = new Discard(services(ports));
        return forAll(ports, (letter, tray) -> discard.run(letter, "nobody needs it", tray));
    }

    /** Replaces every refused file with a corrected one; always the same one, however often it is done. */
    public List<LetterOutcome> replaceAll(Ports ports) {
        Replace replace = new Replace(services(ports));
        return forAll(
                ports,
                (letter, tray) -> letter.refused()
                        .map(refused ->
                                replace(replace, letter, refused.source().location(), tray))
                        .orElseGet(() -> replace.run(letter, "none", InputStream::nullInputStream, tray)));
    }

    private LetterServices services(Ports ports) {
        return new LetterServices(ports.store(), ports.ledger(), ports.queue(), PipelineWorld.KEYS, world.clock());
    }

    private LetterOutcome replace(Replace replace, Letter letter, ObjectLocation place, LetterTray tray) {
        boolean isFree = world.store().head(place).isEmpty();
        try {
            return replace.run(
                    letter,
                    "corrected",
                    () -> new ByteArrayInputStream(FeedFiles.content(place.key(), CORRECTED, CORRECTED_SERIAL)),
                    tray);
        } finally {
            // S3 announces what is there, whatever became of the process that put it there.
            if (isFree) {
                world.producer().adopt(place);
            }
        }
    }

    private List<LetterOutcome> forAll(Ports ports, BiFunction<Letter, LetterTray, LetterOutcome> command) {
        world.deadLetters().showAll();
        NotificationParser parser = new NotificationParser(PipelineWorld.MESSAGES, "");
        try (LetterTray tray = LetterTray.open(ports.letterBox(), ports.ledger(), parser)) {
            return tray.letters().stream()
                    .map(letter -> command.apply(letter, tray))
                    .toList();
        }
    }
}
