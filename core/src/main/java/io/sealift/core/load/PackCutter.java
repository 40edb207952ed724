package io.sealift.core.load;

import io.sealift.core.layout.Keys;
import io.sealift.core.load.PlannedSlice.Counted;
import io.sealift.core.pack.RowCensus;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectStore.ReadOutcome;
import io.sealift.core.store.StoreUnavailableException;
import io.sealift.feed.FeedDefinition;
import io.sealift.feed.validation.CanonicalReader;
import io.sealift.feed.validation.DamagedRowsException;
import io.sealift.feed.validation.RowVisitor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Reads objects of rows again, and cuts an object into the files that its rows came from. */
final class PackCutter {
    private final ObjectStore store;
    private final FeedDefinition feed;

    PackCutter(LoadServices services) {
        this.store = services.store();
        this.feed = services.sql().feed();
    }

    /**
     * The numbers of the files that have rows in an object, with what each file has there.
     *
     * @throws DamagedRowsException if the object is not what was written
     */
    SortedMap<Integer, Counted> files(ObjectLocation rows) throws DamagedRowsException {
        SortedMap<Integer, RowCensus> censuses = new TreeMap<>();
        read(rows, (file, row, text, start, end) -> {
            RowCensus census = censuses.computeIfAbsent(
                    file, _ -> new RowCensus(feed.columns().size()));
            census.count(row);
        });
        SortedMap<Integer, Counted> files = new TreeMap<>();
        List<String> columns = feed.columnNames();
        censuses.forEach((file, census) -> files.put(
                file, new Counted(Keys.cut(rows, file).uri(), census.rowsPerDay(), census.nullsByColumn(columns))));
        return files;
    }

    /**
     * Writes the rows of each file into an object of its own, beside the one that has them all; the result is the same
     * each time.
     *
     * @throws DamagedRowsException if the object is not what was written
     */
    void cut(ObjectLocation rows) throws DamagedRowsException {
        SortedMap<Integer, ByteArrayOutputStream> texts = new TreeMap<>();
        read(
                rows,
                (file, row, text, start, end) -> texts.computeIfAbsent(file, _ -> new ByteArrayOutputStream())
                        .write(text, start, end - start));
        texts.forEach((file, text) -> store.create(Keys.cut(rows, file), gzip(text)));
    }

    private void read(ObjectLocation rows, RowVisitor visitor) throws DamagedRowsException {
        switch (store.read(store.existing(rows).version())) {
            case ReadOutcome.Changed _, ReadOutcome.Missing _ ->
                throw new StoreUnavailableException("%s was changed while it was read".formatted(rows));
            case ReadOutcome.Opened opened -> {
                try (opened;
                        GZIPInputStream unpacked = new GZIPInputStream(opened.content())) {
                    CanonicalReader.readForm(feed, unpacked, visitor);
                } catch (DamagedRowsException damaged) {
                    throw damaged;
                } catch (IOException broken) {
                    throw new StoreUnavailableException("Cannot read the rows of " + rows, broken);
                }
            }
        }
    }

    private static byte[] gzip(ByteArrayOutputStream text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            text.writeTo(gzip);
        } catch (IOException impossible) {
            throw new IllegalStateException("Writing into memory failed", impossible);
        }
        return packed.toByteArray();
    }
}
