package io.sealift.core.query;

import io.sealift.core.store.StoredObject;
import java.util.SortedMap;

/** Reads what a Parquet file says about itself. */
public interface TableFiles {
    /**
     * What a Parquet file's own footer counts.
     *
     * @throws DamagedTableFileException if the object is gone, changed, or not a complete Parquet file
     */
    Footer footer(StoredObject file);

    /**
     * What a footer counts.
     *
     * @param rows how many rows the file has
     * @param nulls how many rows have no value, by column; only for columns that have statistics in the whole file
     */
    record Footer(long rows, SortedMap<String, Long> nulls) {}
}
