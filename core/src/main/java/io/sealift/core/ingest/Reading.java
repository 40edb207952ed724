package io.sealift.core.ingest;

import io.sealift.core.ledger.FileId;
import io.sealift.core.pack.ReadFile;
import io.sealift.feed.validation.Refusal;

/** The result of reading a version. */
sealed interface Reading {
    /** The version. */
    Batch.Item item();

    /** It is valid, and in memory; {@code share} is how much memory it takes. */
    record Valid(Batch.Item item, ReadFile file, MemoryBudget.Share share) implements Reading {}

    /** It must not be loaded as it is. */
    record Invalid(Batch.Item item, FileId id, Refusal refusal) implements Reading {}

    /** This version is no longer there. */
    record Gone(Batch.Item item) implements Reading {}

    /** It takes more memory or time than a batch can spare. */
    record TooMuch(Batch.Item item, String reason) implements Reading {}

    /** Reading failed for a reason that may have nothing to do with the file. */
    record Failed(Batch.Item item, String reason) implements Reading {}
}
