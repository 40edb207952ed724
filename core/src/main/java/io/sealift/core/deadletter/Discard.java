package io.sealift.core.deadletter;

import io.sealift.core.ledger.Ledger;
import java.time.Clock;

/** Gives up what a dead letter is about: on record first, then the letter is deleted. The bytes stay in quarantine. */
public final class Discard {
    private final LetterRecords records;

    /** A discard that the clock dates. */
    public Discard(Ledger ledger, Clock clock) {
        this.records = new LetterRecords(ledger, clock);
    }

    /**
     * Discards it; can be repeated.
     *
     * @param why in words, not blank
     */
    public LetterOutcome run(Letter letter, String why, LetterTray tray) {
        LetterOutcome outcome = switch (letter.matter()) {
            case Letter.Matter.Refused refused -> records.discard(refused.file(), why, new LetterOutcome.Discarded());
            case Letter.Matter.Unfinished unfinished ->
                new LetterOutcome.Blocked(
                        "It was not refused, so it must be loaded or be gone: delete the file if nobody needs it, then redrive it");
            case Letter.Matter.Senseless senseless -> new LetterOutcome.Discarded();
        };
        if (!(outcome instanceof LetterOutcome.Blocked)) {
            tray.delete(letter);
        }
        return outcome;
    }
}
