package io.sealift.feed.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.feed.FeedDefinition;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes rows as a pack holds them, for the tests of this package. */
final class CanonicalRows implements RowSink {
    private static final byte UNTOUCHED = 0x55;

    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final int file;

    private CanonicalRows(int file) {
        this.file = file;
    }

    /** The line of a row of file 0; it must fit into the room that it asks for. */
    static String line(CanonicalRow row) {
        return line(0, row);
    }

    static String line(int file, CanonicalRow row) {
        byte[] target = new byte[CanonicalLine.lengthMax(row) + 1];
        Arrays.fill(target, UNTOUCHED);
        int end = CanonicalLine.write(file, row, target, 1);
        assertThat(target[0]).isEqualTo(UNTOUCHED);
        return new String(target, 1, end - 1, StandardCharsets.UTF_8);
    }

    /** The lines of a plain-text file, whose rows must all be good. */
    static byte[] lines(FeedDefinition feed, int file, String rows) {
        CanonicalRows sink = new CanonicalRows(file);
        try {
            ValidationResult result = new FileValidator(feed, ValidationLimits.DEFAULT)
                    .validate(FileNaming.PLAIN, new ByteArrayInputStream(Files.utf8(rows)), sink);
            assertThat(result).isInstanceOf(ValidationResult.Accepted.class);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return sink.lines.toByteArray();
    }

    @Override
    public void good(CanonicalRow row) {
        lines.writeBytes(Files.utf8(line(file, row)));
    }

    @Override
    public void bad(RejectedRow row) {
        throw new AssertionError("A row was left out: " + row);
    }
}
