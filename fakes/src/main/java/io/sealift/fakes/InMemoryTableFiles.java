package io.sealift.fakes;

import io.sealift.core.query.DamagedTableFileException;
import io.sealift.core.query.TableFiles;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectVersion;
import io.sealift.core.store.StoredObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Table files that are not Parquet, but state between Parquet's magic bytes how many rows they stand for, and how many
 * of them have no value, by column.
 */
public final class InMemoryTableFiles implements TableFiles {
    private static final Pattern FORM = Pattern.compile("PAR1 rows=([0-9]{1,18})((?: [a-z_0-9]+=[0-9]{1,18})*) PAR1");
    private static final Pattern COLUMN = Pattern.compile(" ([a-z_0-9]+)=([0-9]+)");

    private final ObjectStore store;

    /** Reads the files in this store. */
    public InMemoryTableFiles(ObjectStore store) {
        this.store = store;
    }

    /** The bytes of a file with this many rows, without statistics. */
    public static byte[] content(long rows) {
        return content(rows, new TreeMap<>());
    }

    /**
     * The bytes of a file with this many rows.
     *
     * @param nulls how many of them have no value, by column
     */
    public static byte[] content(long rows, SortedMap<String, Long> nulls) {
        if (rows < 0) {
            throw new IllegalArgumentException("rows must not be negative: " + rows);
        }
        String counts = nulls.entrySet().stream()
                .map(column -> " %s=%d".formatted(column.getKey(), column.getValue()))
                .collect(Collectors.joining());
        return "PAR1 rows=%d%s PAR1".formatted(rows, counts).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public Footer footer(StoredObject file) {
        ObjectVersion version = file.version();
        return switch (store.read(version)) {
            case ObjectStore.ReadOutcome.Opened opened -> parse(version, text(opened));
            case ObjectStore.ReadOutcome.Changed() -> throw new DamagedTableFileException(version, "it was replaced");
            case ObjectStore.ReadOutcome.Missing() -> throw new DamagedTableFileException(version, "it is gone");
        };
    }

    private static Footer parse(ObjectVersion file, String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new DamagedTableFileException(file, "it does not say its rows but '%s'".formatted(text));
        }
        SortedMap<String, Long> nulls = new TreeMap<>();
        COLUMN.matcher(matcher.group(2))
                .results()
                .forEach(column -> nulls.put(column.group(1), Long.valueOf(column.group(2))));
        return new Footer(Long.parseLong(matcher.group(1)), nulls);
    }

    private static String text(ObjectStore.ReadOutcome.Opened opened) {
        try (opened) {
            return new String(opened.content().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read a file of the table", failure);
        }
    }
}
