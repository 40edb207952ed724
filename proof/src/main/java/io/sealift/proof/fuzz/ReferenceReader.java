package io.sealift.proof.fuzz;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sealift.feed.Column;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Reads a file the plain way: all at once, with the JDK and Jackson, and without any of the validator's code. It
 * accepts any mixture of arrays and objects, and is not used on refused files.
 */
final class ReferenceReader {
    private static final JsonFactory JSON = new JsonFactory();
    private static final List<Column> COLUMNS = FuzzFeed.DEFINITION.columns();

    private ReferenceReader() {}

    /** The rows in the order of the file. */
    static List<ReferenceRow> read(byte[] content) throws IOException {
        List<ReferenceRow> rows = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(text(unpacked(content)))) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case START_OBJECT -> rows.add(row(parser));
                    case START_ARRAY, END_ARRAY -> {}
                    default -> throw new IOException("found %s where a row should be".formatted(token));
                }
            }
        }
        return rows;
    }

    private static ReferenceRow row(JsonParser parser) throws IOException {
        TreeMap<String, String> texts = new TreeMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName().toLowerCase(Locale.ROOT);
            JsonToken token = parser.nextToken();
            if (COLUMNS.stream().noneMatch(column -> column.name().equals(name))) {
                parser.skipChildren();
            } else if (token.isStructStart()) {
                throw new IOException("found a nested value in column " + name);
            } else if (token != JsonToken.VALUE_NULL && texts.put(name, parser.getText()) != null) {
                throw new IOException("found column %s twice".formatted(name));
            }
        }
        return ReferenceRow.of(texts);
    }

    private static byte[] unpacked(byte[] content) throws IOException {
        if (content.length < 2 || content[0] != 0x1F || (content[1] & 0xFF) != 0x8B) {
            return content;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return in.readAllBytes();
        }
    }

    private static String text(byte[] bytes) throws IOException {
        Charset charset = charset(bytes);
        // Any number of NULs may follow the text, even if characters have two bytes.
        boolean hasHalf =
                !charset.equals(StandardCharsets.UTF_8) && bytes.length % 2 == 1 && bytes[bytes.length - 1] == 0;
        String text = charset.newDecoder()
                .decode(ByteBuffer.wrap(bytes, 0, bytes.length - (hasHalf ? 1 : 0)))
                .toString();
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == 0) {
            end--;
        }
        // A mark may precede any line, as in concatenated files; inside a value it is text.
        return text.substring(0, end).replaceAll("(?m)^\uFEFF+", "");
    }

    private static Charset charset(byte[] bytes) {
        int first = bytes.length > 1 ? bytes[0] & 0xFF : 1;
        int second = bytes.length > 1 ? bytes[1] & 0xFF : 1;
        if ((first == 0xFE && second == 0xFF) || (first == 0 && second != 0)) {
            return StandardCharsets.UTF_16BE;
        }
        return (first == 0xFF && second == 0xFE) || (first != 0 && second == 0)
                ? StandardCharsets.UTF_16LE
                : StandardCharsets.UTF_8;
    }
}
