package io.sealift.core.engine;

import io.sealift.core.object.ObjectVersion;

/** Reads what a file of the table says of itself. */
public interface TableFiles {
    /**
     * The rows that a Parquet file's own footer counts.
     *
     * @throws DamagedTableFileException where the object is gone, changed, or no complete Parquet file
     */
    long rows(ObjectVersion file);
}
