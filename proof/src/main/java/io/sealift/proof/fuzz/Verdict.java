package io.sealift.proof.fuzz;

import io.sealift.feed.validation.RefusalReason;
import io.sealift.feed.validation.Repair;
import java.util.List;
import java.util.Set;

/** What validation made of a file, compared with the file's content. */
public sealed interface Verdict {
    /** The file. */
    FuzzFile file();

    /**
     * It loads.
     *
     * @param repairs what was repaired; empty for a plain file
     * @param staged its rows in canonical form, gzipped, as the engine is to read them
     * @param rows what it must read from them
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Loads(FuzzFile file, Set<Repair> repairs, byte[] staged, List<ReferenceRow> rows) implements Verdict {}

    /** It is refused. */
    record Refused(FuzzFile file, RefusalReason reason) implements Verdict {}

    /** Validation and the reference disagree about it, even before the engine sees it. */
    record Disputed(FuzzFile file, String problem) implements Verdict {}
}
