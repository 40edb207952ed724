package io.sealift.core.deadletter;

import io.sealift.core.quarantine.RefusedFile;

/**
 * Gives up what a dead letter is about: first puts that on record, then deletes the letter. The bytes stay in
 * quarantine.
 */
public final class Discard {
    private final LetterRecords records;
    private final AsideDecisions decisions;

    /** A discard in one deployment. */
    public Discard(LetterServices services) {
        this.records = new LetterRecords(services);
        this.decisions = new AsideDecisions(services);
    }

    /**
     * Discards the letter; can be repeated.
     *
     * @param why the reason, in words; not blank
     */
    public LetterOutcome run(Letter letter, String why, DeadLetterBatch batch) {
        LetterOutcome outcome = switch (letter.matter()) {
            case Letter.Matter.Refused refused -> records.discard(refused.file(), why, new LetterOutcome.Discarded());
            case Letter.Matter.RowsAside aside -> discardRows(aside.file(), why);
            case Letter.Matter.RetriesExhausted exhausted ->
                new LetterOutcome.Blocked(
                        "It was not refused, so it must be loaded or be gone: delete the file if nobody needs it, then redrive it");
            case Letter.Matter.Malformed malformed -> new LetterOutcome.Discarded();
        };
        if (!(outcome instanceof LetterOutcome.Blocked)) {
            batch.delete(letter);
        }
        return outcome;
    }

    private LetterOutcome discardRows(RefusedFile file, String why) {
        return switch (decisions.open(file)) {
            case AsideDecisions.Open.Nothing nothing -> nothing.outcome();
            case AsideDecisions.Open.Rows rows ->
                decisions.discard(rows.aside().waiting(), why, new LetterOutcome.Discarded());
        };
    }
}
