package io.sealift.feed.validation;

import io.sealift.feed.Column;
import io.sealift.feed.ColumnType;
import io.sealift.feed.DayRule;
import io.sealift.feed.FeedDefinition;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A feed's columns, prepared for finding them by name in a file. Columns are identified by their index. */
final class FeedColumns {
    static final int UNKNOWN = -1;
    /** The length of the quote and the comma after a value. */
    private static final int VALUE_END_LENGTH = 2;

    private final List<Column> columns;
    private final ValueCheck[] checks;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final byte[][] names;
    /** Each name and the quote after it, as words of eight bytes, the last one padded with zeros. */
    private final long[][] words;

    private final long[][] masks;
    /** Each name as it begins a field, <code>"name":"</code>, with room after it. */
    private final byte[][] fieldStarts;

    private final int[] fieldStartLengths;
    private final int namesLength;
    private final int eventTime;
    private final DayRule dayRule;
    private final long required;

    FeedColumns(FeedDefinition feed) {
        this.columns = feed.columns();
        int size = columns.size();
        this.checks = new ValueCheck[size];
        this.names = new byte[size][];
        this.words = new long[size][];
        this.masks = new long[size][];
        this.fieldStarts = new byte[size][];
        this.fieldStartLengths = new int[size];
        long needed = 0;
        int length = 0;
        for (int index = 0; index < size; index++) {
            Column column = columns.get(index);
            checks[index] = ValueCheck.of(column.type());
            indexes.put(column.name(), index);
            names[index] = column.name().getBytes(StandardCharsets.UTF_8);
            byte[] quoted = (column.name() + '"').getBytes(StandardCharsets.UTF_8);
            int count = (quoted.length + Long.BYTES - 1) / Long.BYTES;
            words[index] = new long[count];
            masks[index] = new long[count];
            for (int at = 0; at < quoted.length; at++) {
                words[index][at / Long.BYTES] |= (quoted[at] & 0xFFL) << (Byte.SIZE * (at % Long.BYTES));
                masks[index][at / Long.BYTES] |= 0xFFL << (Byte.SIZE * (at % Long.BYTES));
            }
            byte[] start = "\"%s\":\"".formatted(column.name()).getBytes(StandardCharsets.UTF_8);
            fieldStarts[index] = Arrays.copyOf(start, start.length + Words.SLACK_BYTES);
            fieldStartLengths[index] = start.length;
            length += start.length + VALUE_END_LENGTH;
            if (column.presence() == Column.Presence.REQUIRED) {
                needed |= 1L << index;
            }
        }
        this.required = needed;
        this.namesLength = length;
        this.dayRule = feed.dayRule();
        this.eventTime = columns.indexOf(feed.eventTime());
    }

    int size() {
        return checks.length;
    }

    int eventTime() {
        return eventTime;
    }

    DayRule dayRule() {
        return dayRule;
    }

    long required() {
        return required;
    }

    /** All columns, as bits. */
    long all() {
        return (1L << checks.length) - 1;
    }

    /** How many bytes a row's fields take without their values, if none is NULL. */
    int namesLength() {
        return namesLength;
    }

    /** Writes the beginning of a field of this column, up to its value; bytes after the end may change, too. */
    int writeName(int index, byte[] target, int at) {
        return Words.copy(fieldStarts[index], 0, fieldStartLengths[index], target, at);
    }

    String name(int index) {
        return columns.get(index).name();
    }

    ColumnType type(int index) {
        return columns.get(index).type();
    }

    ValueCheck check(int index) {
        return checks[index];
    }

    int nameLength(int index) {
        return names[index].length;
    }

    /**
     * Whether exactly this column's name, and the quote that ends it, are at {@code start}. Zeros must follow the
     * text's end.
     */
    boolean isAt(int index, byte[] text, int start) {
        long[] expected = words[index];
        long[] mask = masks[index];
        for (int word = 0; word < expected.length; word++) {
            // Reached only while everything before was equal, and so not beyond the end.
            if ((Words.at(text, start + word * Long.BYTES) & mask[word]) != expected[word]) {
                return false;
            }
        }
        return true;
    }

    /** The column with this ASCII name, in any case. */
    int indexOf(byte[] text, int start, int length) {
        for (int index = 0; index < names.length; index++) {
            if (names[index].length == length && isNamed(names[index], text, start)) {
                return index;
            }
        }
        return UNKNOWN;
    }

    private static boolean isNamed(byte[] name, byte[] text, int start) {
        for (int at = 0; at < name.length; at++) {
            int found = text[start + at];
            int lower = found >= 'A' && found <= 'Z' ? found + ('a' - 'A') : found;
            if (lower != name[at]) {
                return false;
            }
        }
        return true;
    }

    /** The column with this name, in any case of any script, as the engine compares names. */
    int indexOf(String name) {
        Integer exact = indexes.get(name);
        return exact != null ? exact : indexes.getOrDefault(name.toLowerCase(Locale.ROOT), UNKNOWN);
    }
}
