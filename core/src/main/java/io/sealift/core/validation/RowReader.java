package io.sealift.core.validation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.sealift.core.feed.Column;
import io.sealift.core.feed.FeedDefinition;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Reads one file row by row and stops at the first thing that is wrong. */
final class RowReader {
    private static final int VALUE_CHARS_SHOWN = 60;
    private static final int SAMPLE_CHARS_MAX = 1_000;

    private final List<Column> columns;
    private final ValueCheck[] checks;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final int eventTime;
    private final long required;
    private final ValidationLimits limits;
    private final JsonParser parser;
    private final RowCounts counts;
    private final Set<String> unknownFields = new HashSet<>();

    RowReader(FeedDefinition feed, ValidationLimits limits, JsonParser parser) {
        this.columns = feed.columns();
        this.limits = limits;
        this.parser = parser;
        this.counts = new RowCounts(feed.dayRule());
        this.checks =
                columns.stream().map(column -> ValueCheck.of(column.type())).toArray(ValueCheck[]::new);
        long needed = 0;
        for (int index = 0; index < columns.size(); index++) {
            indexes.put(columns.get(index).name(), index);
            if (columns.get(index).presence() == Column.Presence.REQUIRED) {
                needed |= 1L << index;
            }
        }
        this.required = needed;
        this.eventTime = columns.indexOf(feed.eventTime());
    }

    /** Reads to the end; the rows by their day. */
    SortedMap<String, Long> read() throws IOException, RefusedException {
        try {
            return readRows();
        } catch (StreamConstraintsException tooLarge) {
            // Only here is the parser at hand that knows where it happened: the exception does not say.
            var at = parser.currentLocation();
            throw new RefusedException(new Refusal(
                            RefusalReason.TOO_LARGE,
                            at.getLineNr(),
                            at.getColumnNr(),
                            "",
                            tooLarge.getOriginalMessage())
                    .afterRows(counts.rows()));
        } catch (RefusedException refused) {
            throw new RefusedException(refused.refusal().afterRows(counts.rows()));
        }
    }

    private SortedMap<String, Long> readRows() throws IOException, RefusedException {
        int line = 0;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            int start = parser.currentTokenLocation().getLineNr();
            requireNextLine(line, start);
            if (token != JsonToken.START_OBJECT) {
                throw refused(RefusalReason.NOT_AN_OBJECT, "", "found %s, expected {".formatted(parser.getText()));
            }
            readRow();
            line = parser.currentTokenLocation().getLineNr();
            if (line != start) {
                throw refused(RefusalReason.NOT_ONE_OBJECT_A_LINE, "", "the object began at line %d".formatted(start));
            }
        }
        var end = parser.currentLocation();
        if (line == 0) {
            throw new RefusedException(Refusal.ofFile(RefusalReason.EMPTY_FILE, "the file has no row"));
        }
        if (end.getLineNr() > line + 1 || (end.getLineNr() == line + 1 && end.getColumnNr() > 1)) {
            throw blankLine(line + 1);
        }
        return counts.byName();
    }

    private void requireNextLine(int last, int found) throws RefusedException, IOException {
        if (found == last) {
            throw refused(RefusalReason.NOT_ONE_OBJECT_A_LINE, "", "more text follows the object in its line");
        }
        if (found > last + 1) {
            throw blankLine(last + 1);
        }
    }

    private void readRow() throws IOException, RefusedException {
        long seen = 0;
        long filled = 0;
        unknownFields.clear();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            Integer index = indexOf(field);
            JsonToken value = parser.nextToken();
            if (index == null) {
                requireNew(unknownFields.add(field), field);
                parser.skipChildren();
                continue;
            }
            long bit = 1L << index;
            requireNew((seen & bit) == 0, field);
            seen |= bit;
            if (isFilled(index, value)) {
                filled |= bit;
            }
        }
        if ((filled & required) != required) {
            Column missing = columns.get(Long.numberOfTrailingZeros(required & ~filled));
            throw refused(RefusalReason.MISSING_REQUIRED, missing.name(), "it is required, and missing, null or empty");
        }
        counts.countRow();
        if (counts.days() > limits.daysMax()) {
            throw refused(
                    RefusalReason.TOO_MANY_DAYS,
                    columns.get(eventTime).name(),
                    "the rows spread over more than %d days".formatted(limits.daysMax()));
        }
    }

    private boolean isFilled(int index, JsonToken token) throws IOException, RefusedException {
        if (token == JsonToken.VALUE_NULL) {
            return false;
        }
        if (token.isStructStart()) {
            throw refused(
                    RefusalReason.NESTED_VALUE, columns.get(index).name(), "found %s".formatted(parser.getText()));
        }
        char[] text = parser.getTextCharacters();
        int start = parser.getTextOffset();
        int length = parser.getTextLength();
        if (length == 0) {
            return false;
        }
        ValueCheck.Problem problem = checks[index].problem(text, start, length);
        if (problem != null) {
            throw unfit(index, problem.reason(), problem.expected());
        }
        if (index == eventTime && !counts.noteEventTime(text, start, length)) {
            throw unfit(index, RefusalReason.OUT_OF_RANGE, "a time in the years 0001 to 9999");
        }
        return true;
    }

    private @Nullable Integer indexOf(String field) {
        Integer exact = indexes.get(field);
        return exact != null ? exact : indexes.get(field.toLowerCase(Locale.ROOT));
    }

    private void requireNew(boolean isNew, String field) throws RefusedException, IOException {
        if (!isNew) {
            throw refused(RefusalReason.DUPLICATE_FIELD, "", "field '%s' stands twice".formatted(shown(field)));
        }
    }

    private RefusedException unfit(int index, RefusalReason reason, String expected) throws IOException {
        String found = parser.getText();
        RefusedException unfit =
                refused(reason, columns.get(index).name(), "found '%s', expected %s".formatted(shown(found), expected));
        return new RefusedException(
                unfit.refusal().withSample(found.substring(0, Math.min(found.length(), SAMPLE_CHARS_MAX))));
    }

    private RefusedException blankLine(int line) {
        return new RefusedException(new Refusal(RefusalReason.BLANK_LINE, line, 0, "", "the line is blank"));
    }

    private RefusedException refused(RefusalReason reason, String column, String detail) {
        var at = parser.currentTokenLocation();
        return new RefusedException(new Refusal(reason, at.getLineNr(), at.getColumnNr(), column, detail));
    }

    private static String shown(String value) {
        String cut = value.length() > VALUE_CHARS_SHOWN ? value.substring(0, VALUE_CHARS_SHOWN) + "..." : value;
        StringBuilder printable = new StringBuilder();
        cut.chars().forEach(c -> {
            if (Character.isISOControl(c)) {
                printable.append("\\u%04x".formatted(c));
            } else {
                printable.append((char) c);
            }
        });
        return printable.toString();
    }
}
