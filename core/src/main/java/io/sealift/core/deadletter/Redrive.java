package io.sealift.core.deadletter;

import io.sealift.core.notification.Notification.ObjectCreated;
import io.sealift.core.store.ObjectVersion;
import java.util.List;

/**
 * Tries again what a dead letter is about, in steps that can each be repeated, and then deletes the letter. A refused
 * file goes through validation again, see {@link SendBack}; rows that only the engine refused are loaded again with
 * their manifest.
 *
 * <p>The letter is deleted last: if the process dies before that, it can be redriven again. A file whose event comes
 * twice is still one file, and so is one that comes back under another ETag: its identity is its content. It stays
 * refused until it is committed.
 */
public final class Redrive {
    private final LetterServices services;
    private final SendBack sendBack;
    private final AsideDecisions decisions;
    private final Sidecars sidecars;

    /** A redrive in one deployment. */
    public Redrive(LetterServices services) {
        this.services = services;
        this.sidecars = new Sidecars(services);
        this.sendBack = new SendBack(services, sidecars);
        this.decisions = new AsideDecisions(services);
    }

    /** What {@link #run} would do now; changes nothing. */
    public LetterOutcome plan(Letter letter) {
        return switch (letter.matter()) {
            case Letter.Matter.Refused refused -> sendBack.plan(refused.file());
            case Letter.Matter.RowsAside aside ->
                switch (decisions.open(aside.file())) {
                    case AsideDecisions.Open.Nothing nothing -> nothing.outcome();
                    case AsideDecisions.Open.Rows rows -> triedAgain(rows.aside());
                };
            case Letter.Matter.RetriesExhausted exhausted -> new LetterOutcome.SentBack(versions(exhausted));
            case Letter.Matter.Malformed _ ->
                new LetterOutcome.Blocked("Its event makes no sense, so no file can be sent back: discard it");
        };
    }

    /**
     * Tries it again and deletes the letter.
     *
     * @throws io.sealift.core.store.StoreUnavailableException if a step may not have been done: redrive again
     */
    public LetterOutcome run(Letter letter, DeadLetterBatch batch) {
        LetterOutcome outcome = switch (letter.matter()) {
            case Letter.Matter.Refused refused -> sendBack.run(refused.file());
            case Letter.Matter.RowsAside aside -> loadAgain(aside);
            case Letter.Matter.RetriesExhausted exhausted -> tellAgain(exhausted);
            case Letter.Matter.Malformed _ -> plan(letter);
        };
        if (!(outcome instanceof LetterOutcome.Blocked)) {
            batch.delete(letter);
        }
        return outcome;
    }

    private LetterOutcome loadAgain(Letter.Matter.RowsAside matter) {
        return switch (decisions.open(matter.file())) {
            case AsideDecisions.Open.Nothing nothing -> {
                if (nothing.outcome() instanceof LetterOutcome.AlreadyLoaded) {
                    sidecars.remove(matter.file().id());
                }
                yield nothing.outcome();
            }
            case AsideDecisions.Open.Rows rows -> {
                // If they are set aside once more, their sidecar is written again, and must not be removed after that.
                sidecars.remove(matter.file().id());
                LetterOutcome outcome = decisions.redrive(rows.aside().waiting(), triedAgain(rows.aside()));
                if (outcome instanceof LetterOutcome.Blocked) {
                    sidecars.write(matter.file());
                }
                yield outcome;
            }
        };
    }

    private LetterOutcome tellAgain(Letter.Matter.RetriesExhausted exhausted) {
        for (ObjectCreated object : exhausted.objects()) {
            services.queue().send(List.of(object));
        }
        return new LetterOutcome.SentBack(versions(exhausted));
    }

    private static LetterOutcome triedAgain(AsideRows aside) {
        return new LetterOutcome.TriedAgain(aside.staged().manifest(), aside.waitingRows());
    }

    private static List<ObjectVersion> versions(Letter.Matter.RetriesExhausted exhausted) {
        return exhausted.objects().stream().map(ObjectCreated::version).toList();
    }
}
