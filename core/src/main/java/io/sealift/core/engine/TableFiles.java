package io.sealift.core.engine;

import io.sealift.core.object.StoredObject;
import java.util.SortedMap;

/** Reads what a Parquet file says of itself. */
public interface TableFiles {
    /**
     * What a Parquet file's own footer counts.
     *
     * @throws DamagedTableFileException where the object is gone, changed, or no complete Parquet file
     */
    Footer footer(StoredObject file);

    /**
     * What a footer counts.
     *
     * @param rows the file's rows
     * @param nulls the rows without a value, by column; only of columns that have statistics in the whole file
     */
    record Footer(long rows, SortedMap<String, Long> nulls) {}
}
