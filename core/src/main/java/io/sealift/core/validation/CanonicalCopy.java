package io.sealift.core.validation;

import io.sealift.core.validation.ValidationResult.Accepted;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Writes the rows of a file that was validated before, one canonical object a line, from a second reading. */
final class CanonicalCopy implements RowSink {
    private static final int BUFFER_BYTES = 1 << 16;

    private final OutputStream canonical;
    private final RejectedRows rejected;
    private byte[] line = {};

    private CanonicalCopy(OutputStream canonical, RejectedRows rejected) {
        this.canonical = new BufferedOutputStream(canonical, BUFFER_BYTES);
        this.rejected = rejected;
    }

    /**
     * Writes the copy.
     *
     * @throws RewriteMismatchException where this reading does not agree with {@code expected}
     */
    static void write(
            FileValidator validator,
            FileNaming naming,
            InputStream content,
            Accepted expected,
            OutputStream canonical,
            RejectedRows rejected)
            throws IOException {
        CanonicalCopy copy = new CanonicalCopy(canonical, rejected);
        ValidationResult found = validator.validate(naming, content, copy);
        if (!found.equals(expected)) {
            throw new RewriteMismatchException(expected, found);
        }
        copy.canonical.flush();
    }

    @Override
    public void good(CanonicalRow row) throws IOException {
        int room = row.fieldsLengthMax() + "{}\n".length();
        if (line.length < room) {
            line = new byte[2 * room];
        }
        line[0] = '{';
        int end = row.writeFields(line, 1);
        line[end] = '}';
        line[end + 1] = '\n';
        canonical.write(line, 0, end + 2);
    }

    @Override
    public void bad(RejectedRow row) throws IOException {
        rejected.add(row);
    }
}
