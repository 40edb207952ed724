package io.sealift.core.deadletter;

import io.sealift.core.ledger.ManifestId;
import io.sealift.core.store.ObjectVersion;
import java.util.List;

/** What became of a letter that somebody worked on. */
public sealed interface LetterOutcome {
    /**
     * The files are going through validation again, and the letter is gone.
     *
     * @param versions the versions that are in the messages bucket now
     */
    record SentBack(List<ObjectVersion> versions) implements LetterOutcome {
        public SentBack {
            versions = List.copyOf(versions);
        }
    }

    /** The rows that only the engine refused are loaded again with their manifest, and the letter is gone. */
    record TriedAgain(ManifestId manifest, long rows) implements LetterOutcome {}

    /** The file is in a manifest by now, and none of its rows are set aside; only the letter was left, and is gone. */
    record AlreadyLoaded() implements LetterOutcome {}

    /** The file, or those of its rows that were set aside, are given up, and the letter is gone. */
    record Discarded() implements LetterOutcome {}

    /** Another file has taken its place, and the letter is gone. */
    record Replaced(ObjectVersion by) implements LetterOutcome {}

    /** Nothing was changed, or not everything that had to be; the letter is still there. Says why, and what to do. */
    record Blocked(String reason) implements LetterOutcome {}
}
