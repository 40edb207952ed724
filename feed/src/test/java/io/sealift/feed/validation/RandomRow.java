package io.sealift.feed.validation;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A random row of {@link Files#ALL_TYPES}, written in odd ways.
 *
 * @param json the row on one line
 * @param values the texts that its canonical form must hold, by column
 */
record RandomRow(String json, Map<String, String> values) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final long SECONDS = 86_400L * 400;
    private static final List<String> UNKNOWN = List.of(
            "\"x\":1",
            "\"x\": {\"id\": [2, \"}\"]}",
            "\"_col1\":\"a\"",
            "\"_f\":5",
            "\"\":null",
            "\"n\\u006fne\":true");

    /** Draws a random row. */
    static RandomRow draw(Random random) {
        Map<String, String> values = new TreeMap<>();
        List<String> fields = new ArrayList<>();
        LocalDateTime time = LocalDateTime.ofEpochSecond(random.nextLong(SECONDS), 0, ZoneOffset.UTC);
        values.put("datetime", time.format(TIME));
        fields.add(field("datetime", time(time, random), random));
        put("id", String.valueOf(random.nextInt()), values, fields, random);
        if (random.nextBoolean()) {
            put("small", String.valueOf((short) random.nextInt()), values, fields, random);
        }
        if (random.nextBoolean()) {
            put("big", String.valueOf(random.nextLong()), values, fields, random);
        }
        if (random.nextBoolean()) {
            put(
                    "a_rather_long_name",
                    String.format(Locale.ROOT, "%.3fE%d", random.nextGaussian(), random.nextInt(9)),
                    values,
                    fields,
                    random);
        }
        if (random.nextBoolean()) {
            put("flag", String.valueOf(random.nextBoolean()), values, fields, random);
        }
        String note = text(random);
        fields.add(field("note", '"' + escaped(note, random) + '"', random));
        if (!note.isEmpty()) {
            values.put("note", note);
        }
        if (random.nextInt(4) == 0) {
            fields.add(field("born", random.nextBoolean() ? "null" : "\"\"", random));
        }
        for (int left = random.nextInt(3); left > 0; left--) {
            fields.add(UNKNOWN.get(random.nextInt(UNKNOWN.size())));
        }
        Collections.shuffle(fields, random);
        return new RandomRow("{" + String.join(random.nextBoolean() ? "," : " , ", fields) + "}", values);
    }

    private static void put(
            String column, String value, Map<String, String> values, List<String> fields, Random random) {
        values.put(column, value);
        fields.add(field(column, random.nextBoolean() ? value : '"' + escaped(value, random) + '"', random));
    }

    private static String field(String column, String json, Random random) {
        String name = random.nextInt(5) == 0 ? column.toUpperCase(Locale.ROOT) : column;
        return '"'
                + (random.nextInt(9) == 0 ? escaped(name, random) : name)
                + '"'
                + (random.nextBoolean() ? ":" : " : ")
                + json;
    }

    private static String time(LocalDateTime utc, Random random) {
        String written = switch (random.nextInt(4)) {
            case 0 -> utc.format(TIME).replace(' ', 'T') + "Z";
            case 1 -> utc.plusMinutes(90).format(TIME) + "+01:30";
            default -> utc.format(TIME);
        };
        return '"' + written + '"';
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(12); left > 0; left--) {
            text.appendCodePoint(
                    switch (random.nextInt(6)) {
                        case 0 -> random.nextInt(' ');
                        case 1 -> "\"\\/{}[],:\u007f".charAt(random.nextInt(10));
                        case 2 -> 0x80 + random.nextInt(0x3000);
                        case 3 -> 0x10000 + random.nextInt(0xFFFFF);
                        default -> 'a' + random.nextInt(26);
                    });
        }
        return text.toString();
    }

    private static String escaped(String text, Random random) {
        StringBuilder json = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < ' ' || (random.nextInt(20) == 0 && !Character.isSurrogate(c))) {
                json.append("\\u%04x".formatted((int) c));
            } else if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else {
                json.append(c);
            }
        }
        return json.toString();
    }
}
