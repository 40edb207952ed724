package io.sealift.feed.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalReaderTest {
    private static final String ROW =
            "{\"_f\":3,\"note\":\"\u00e9\\n\",\"id\":\"7\",\"datetime\":\"2020-05-12 09:36:36\"}\n";
    private static final int COLUMNS = Files.ALL_TYPES.columns().size();

    @Test
    void shouldGiveBackRowsWhenLinesAreAsWritten() throws IOException {
        // Given
        String other = ROW.replace("_f\":3", "_f\":0").replace("12 09", "13 09").replace("}", ",\"flag\":\"true\"}");
        byte[] pack = Files.utf8(ROW + other + ROW);
        List<String> seen = new ArrayList<>();
        long[] nulls = new long[COLUMNS];
        ByteArrayOutputStream copy = new ByteArrayOutputStream();

        // When
        CanonicalReader.read(Files.ALL_TYPES, new ByteArrayInputStream(pack), (file, row, text, start, end) -> {
            seen.add(file + " " + row.epochDay());
            row.countNulls(nulls);
            copy.write(text, start, end - start);
            assertThat(CanonicalRows.line(row)).isEqualTo(line(text, start, end).replace("_f\":3", "_f\":0"));
        });

        // Then
        assertThat(seen).containsExactly("3 18394", "0 18395", "3 18394");
        assertThat(nulls).containsExactly(0, 0, 0, 3, 2, 3, 3, 3);
        assertThat(copy.toByteArray()).isEqualTo(pack);
    }

    @Test
    void shouldReadNothingWhenNothingIsThere() throws IOException {
        assertThat(read(new byte[0])).isZero();
    }

    @Test
    void shouldReadLinesWhenTheyAreLongerThanTheBuffer() throws IOException {
        // Given
        byte[] pack = Files.utf8((ROW.replace("\u00e9", "\u00e9x".repeat(70_000)) + ROW).repeat(20));

        // Then
        assertThat(read(pack)).isEqualTo(40);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1  | begin with the number   | `{\"id\":\"7\",\"datetime\":\"2020-05-12 09:36:36\"}`",
                "1  | begin with the number   | ``",
                "1  | begin with the number   | ` {\"_f\":3,FIELDS}`",
                "7  | no number of a file     | `{\"_f\":-1,FIELDS}`",
                "7  | no number of a file     | `{\"_f\":03,FIELDS}`",
                "7  | no number of a file     | `{\"_f\":2147483648,FIELDS}`",
                "7  | no number of a file     | `{\"_f\":99999999999999999999,FIELDS}`",
                "7  | no number of a file     | `{\"_f\":\"3\",FIELDS}`",
                "8  | expected }              | `{\"_f\":3 ,FIELDS}`",
                "9  | expected \"             | `{\"_f\":3, FIELDS}`",
                "10 | no column of the feed   | `{\"_f\":3,\"x\":\"1\",FIELDS}`",
                "10 | no column of the feed   | `{\"_f\":3,\"ID\":\"1\",FIELDS}`",
                "52 | no column of the feed   | `{\"_f\":3,FIELDS,\"note\":\"a\"}`",
                "52 | no column of the feed   | `{\"_f\":3,FIELDS,\"id\":\"7\"}`",
                "1  | column id is missing    | `{\"_f\":3,\"datetime\":\"2020-05-12 09:36:36\"}`",
                "1  | column id is missing    | `{\"_f\":3}`",
                "17 | no good value of column note | `{\"_f\":3,\"note\":\"\",FIELDS}`",
                "15 | expected :              | `{\"_f\":3,\"note\" :\"a\",FIELDS}`",
                "16 | expected \"             | `{\"_f\":3,\"note\":1,FIELDS}`",
                "60 | no good value of column small | `{\"_f\":3,FIELDS,\"small\":\"x\"}`",
                "60 | no good value of column small | `{\"_f\":3,FIELDS,\"small\":\"99999\"}`",
                "60 | expected \"             | `{\"_f\":3,FIELDS,\"small\":\"\\u0034\"}`",
                "17 | never written so        | `{\"_f\":3,\"note\":\"\\u0041\",FIELDS}`",
                "17 | never written so        | `{\"_f\":3,\"note\":\"\\/\",FIELDS}`",
                "17 | never written so        | `{\"_f\":3,\"note\":\"\\u001F\",FIELDS}`",
                "18 | never written so        | `{\"_f\":3,\"note\":\"a\tb\",FIELDS}`",
                "51 | text follows            | `{\"_f\":3,FIELDS} `",
                "51 | text follows            | `{\"_f\":3,FIELDS}\r`",
                "51 | expected \"             | `{\"_f\":3,FIELDS,}`",
                "50 | expected }              | `{\"_f\":3,FIELDS`"
            })
    void shouldRefuseLineWhenItIsNotAsWritten(int character, String reason, String line) {
        // Given
        String damaged = line.replace("FIELDS", "\"id\":\"7\",\"datetime\":\"2020-05-12 09:36:36\"");

        // Then
        assertThatThrownBy(() -> read(Files.utf8(ROW + damaged + "\n" + ROW)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("The canonical rows are damaged at line 2, character %d: ".formatted(character))
                .hasMessageContaining(reason);
    }

    @Test
    void shouldRefuseTextWhenLastLineHasNoEnd() {
        byte[] pack = Files.utf8(ROW + ROW);

        for (int length = pack.length - 1; length > pack.length / 2; length--) {
            byte[] cut = Arrays.copyOf(pack, length);
            assertThatThrownBy(() -> read(cut)).hasMessageContaining("line 2, character 1: the last line has no LF");
        }
    }

    @Test
    void shouldRefuseTextWhenItIsNoUnicode() {
        byte[] pack = Files.utf8(ROW);
        pack[ROW.indexOf('\u00e9')] = (byte) 0xFF;

        assertThatThrownBy(() -> read(pack)).hasMessageContaining("the byte 0xFF is no UTF-8 here");
    }

    @Test
    void shouldWriteTheSameLineWhenByteIsFlippedUnseen() throws IOException {
        // Given
        byte[] pack = Files.utf8(ROW.replace("}", ",\"a_rather_long_name\":\"1.5\",\"flag\":\"true\"}"));
        Random random = new Random(11);
        int[] refused = new int[1];

        for (int round = 0; round < 50_000; round++) {
            byte[] flipped = pack.clone();
            flipped[random.nextInt(pack.length)] ^= (byte) (1 << random.nextInt(8));

            // When
            try {
                CanonicalReader.read(
                        Files.ALL_TYPES,
                        new ByteArrayInputStream(flipped),
                        (file, row, text, start, end) ->
                                // Then
                                assertThat(CanonicalRows.line(file, row)).isEqualTo(line(text, start, end)));
            } catch (IOException damage) {
                refused[0]++;
            }
        }
        assertThat(refused[0]).isBetween(30_000, 49_000);
    }

    private static String line(byte[] text, int start, int end) {
        return new String(text, start, end - start, StandardCharsets.UTF_8);
    }

    private static int read(byte[] pack) throws IOException {
        int[] rows = new int[1];
        CanonicalReader.read(
                Files.ALL_TYPES, new ByteArrayInputStream(pack), (file, row, text, start, end) -> rows[0]++);
        return rows[0];
    }
}
