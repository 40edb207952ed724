package io.sealift.core.ingest;

import io.sealift.core.ledger.FileId;
import io.sealift.core.pack.ReadFile;
import io.sealift.core.validation.Refusal;

/** What reading a version found. */
sealed interface Reading {
    /** The version. */
    Batch.Item item();

    /** It is valid, and in memory; {@code share} is what it takes there. */
    record Valid(Batch.Item item, ReadFile file, MemoryBudget.Share share) implements Reading {}

    /** It must not be loaded as it is. */
    record Invalid(Batch.Item item, FileId id, Refusal refusal) implements Reading {}

    /** This version is not there any more. */
    record Gone(Batch.Item item) implements Reading {}

    /** It takes more memory or time than a batch can spare. */
    record TooMuch(Batch.Item item, String reason) implements Reading {}

    /** Reading failed for a reason that may not be the file's. */
    record Failed(Batch.Item item, String reason) implements Reading {}
}
