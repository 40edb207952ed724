package io.sealift.core.query;

import io.sealift.core.store.ObjectVersion;

/** A table file cannot be read as what it should be. */
public final class DamagedTableFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Names the file and what is wrong with it. */
    public DamagedTableFileException(ObjectVersion file, String problem) {
        super("File %s of the table is no complete Parquet file: %s".formatted(file, problem));
    }
}
