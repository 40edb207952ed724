package io.sealift.feed.validation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.sealift.feed.ColumnType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads one row with a full JSON parser: takes what is unusual but sound, and says what is wrong with the rest. */
final class RowParser {
    private static final int SNIFFED_BYTES = 4;

    private final FeedColumns columns;
    private final CanonicalRow row;
    private final JsonFactory json;
    private final ValueText values = new ValueText();
    private boolean hasIsoTimes;
    private int from;
    private Locator locator = Locator.NOWHERE;

    RowParser(FeedColumns columns, CanonicalRow row, JsonFactory json) {
        this.columns = columns;
        this.row = row;
        this.json = json;
    }

    /**
     * Reads the object that begins at {@code start} into the row.
     *
     * @param end where the text at hand ends
     * @return where the object ends
     * @throws RefusedException if there is no object, or not a good row
     */
    int objectEnd(byte[] bytes, int start, int end, Locator place) throws IOException {
        from = start;
        locator = place;
        hasIsoTimes = false;
        values.clear();
        row.clear();
        // The parser would read a NUL here as a sign of UTF-16 or UTF-32.
        for (int at = start; at < Math.min(end, start + SNIFFED_BYTES); at++) {
            if (bytes[at] == 0) {
                throw place.refused(RefusalReason.NOT_JSON, at, "found a NUL byte");
            }
        }
        int invalid = Utf8.firstInvalid(bytes, start, end);
        if (invalid != Utf8.NONE) {
            throw place.refused(
                    RefusalReason.NOT_UTF8, invalid, "the byte 0x%02X is no UTF-8 here".formatted(bytes[invalid]));
        }
        try (JsonParser parser = json.createParser(bytes, start, end - start)) {
            try {
                return readObject(parser);
            } catch (StreamConstraintsException tooLarge) {
                int at = offset(parser.currentLocation().getByteOffset());
                throw place.refused(RefusalReason.TOO_LARGE, at, oneLine(tooLarge.getOriginalMessage()));
            } catch (JsonParseException unreadable) {
                throw refusalOf(unreadable, end);
            }
        }
    }

    /** Whether a time in the row was written in a form other than the engine's. */
    boolean hasIsoTimes() {
        return hasIsoTimes;
    }

    private int readObject(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            parser.finishToken();
            throw locator.refused(RefusalReason.NOT_AN_OBJECT, tokenStart(parser), "the row is not an object");
        }
        long seen = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            int column = columns.indexOf(field);
            if (column == FeedColumns.UNKNOWN) {
                parser.nextToken();
                parser.skipChildren();
                parser.finishToken();
                continue;
            }
            long bit = 1L << column;
            requireFirst((seen & bit) == 0, parser, field);
            seen |= bit;
            readValue(parser, column, parser.nextToken());
        }
        int close = tokenStart(parser);
        row.fillFrom(values.bytes(), values.length());
        long missing = row.missing();
        if (missing != 0) {
            String name = columns.name(Long.numberOfTrailingZeros(missing));
            throw locator.refused(
                    RefusalReason.MISSING_REQUIRED, from, name, "it is required, and missing, null or empty", "");
        }
        return close + 1;
    }

    private void readValue(JsonParser parser, int column, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        if (token.isStructStart()) {
            throw locator.refused(
                    RefusalReason.NESTED_VALUE,
                    tokenStart(parser),
                    columns.name(column),
                    "found %s, expected a plain value"
                            .formatted(token == JsonToken.START_ARRAY ? "an array" : "an object"),
                    parser.getText());
        }
        String value = parser.getText();
        if (value.isEmpty()) {
            return;
        }
        ValueCheck.Problem problem = put(value, column, token);
        if (problem != null) {
            throw locator.refused(
                    problem.reason(),
                    tokenStart(parser),
                    columns.name(column),
                    "found '%s', expected %s".formatted(Locator.shown(value), problem.expected()),
                    value);
        }
    }

    /** Puts a value into the row, or says what is wrong with it. */
    private ValueCheck.@Nullable Problem put(String value, int column, JsonToken token) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        ColumnType type = columns.type(column);
        ValueCheck.Problem problem = type == ColumnType.STRING
                ? textProblem(value)
                : columns.check(column).problem(text, 0, text.length);
        if (problem != null && type == ColumnType.TIMESTAMP && token == JsonToken.VALUE_STRING) {
            switch (IsoTimestamp.read(text)) {
                case IsoTimestamp.Result.Canonical canonical -> {
                    problem = null;
                    text = canonical.text().getBytes(StandardCharsets.UTF_8);
                    hasIsoTimes = true;
                }
                case IsoTimestamp.Result.Wrong wrong -> problem = wrong.problem();
            }
        }
        if (problem != null) {
            return problem;
        }
        int start = values.length();
        values.append(text);
        row.put(column, start, values.length());
        boolean isDayless =
                column == columns.eventTime() && !row.putDay(values.bytes(), start, values.length() - start);
        return isDayless ? DateText.NO_SUCH_TIME : null;
    }

    /** Escapes can write half a character, which the engine would replace with a question mark. */
    private static ValueCheck.@Nullable Problem textProblem(String value) {
        boolean hasHalf = value.codePoints().anyMatch(point -> point >= 0xD800 && point <= 0xDFFF);
        return hasHalf ? new ValueCheck.Problem(RefusalReason.WRONG_TYPE, "text of whole characters") : null;
    }

    private void requireFirst(boolean isFirst, JsonParser parser, String field) throws RefusedException {
        if (!isFirst) {
            throw locator.refused(
                    RefusalReason.DUPLICATE_FIELD,
                    tokenStart(parser),
                    "",
                    "column '%s' stands twice".formatted(Locator.shown(field)),
                    field);
        }
    }

    private RefusedException refusalOf(JsonParseException unreadable, int end) {
        String message = oneLine(unreadable.getOriginalMessage());
        JsonLocation location = unreadable.getLocation();
        int at = location == null ? end : Math.min(end, offset(location.getByteOffset()));
        // The parser has an exception of its own for this, but does not always use it.
        if (unreadable instanceof JsonEOFException || message.startsWith("Unexpected end-of-input")) {
            return locator.refused(RefusalReason.CUT_OFF, from, "the object is not closed");
        }
        return locator.refused(RefusalReason.NOT_JSON, at, message);
    }

    private int tokenStart(JsonParser parser) {
        return offset(parser.currentTokenLocation().getByteOffset());
    }

    private int offset(long relative) {
        return from + (int) Math.max(0, relative);
    }

    private static String oneLine(String message) {
        return Locator.shown(message.replaceAll("\\s+", " "));
    }
}
