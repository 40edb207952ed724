package io.sealift.testkit.fake;

import io.sealift.core.engine.DamagedTableFileException;
import io.sealift.core.engine.TableFiles;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.object.ObjectVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Table files that are no Parquet, but say how many rows they stand for, between Parquet's magic bytes. */
public final class InMemoryTableFiles implements TableFiles {
    private static final Pattern FORM = Pattern.compile("PAR1 rows=([0-9]{1,18}) PAR1");

    private final ObjectStore store;

    /** Reads the files of this store. */
    public InMemoryTableFiles(ObjectStore store) {
        this.store = store;
    }

    /** The bytes of a file of this many rows. */
    public static byte[] content(long rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("rows must not be negative: " + rows);
        }
        return "PAR1 rows=%d PAR1".formatted(rows).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public long rows(ObjectVersion file) {
        return switch (store.read(file)) {
            case ObjectStore.ReadOutcome.Opened opened -> parse(file, text(opened));
            case ObjectStore.ReadOutcome.Changed() -> throw new DamagedTableFileException(file, "it was replaced");
            case ObjectStore.ReadOutcome.Missing() -> throw new DamagedTableFileException(file, "it is gone");
        };
    }

    private static long parse(ObjectVersion file, String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new DamagedTableFileException(file, "it does not say its rows but '%s'".formatted(text));
        }
        return Long.parseLong(matcher.group(1));
    }

    private static String text(ObjectStore.ReadOutcome.Opened opened) {
        try (opened) {
            return new String(opened.content().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read a file of the table", failure);
        }
    }
}
