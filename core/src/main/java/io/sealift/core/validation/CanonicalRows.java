package io.sealift.core.validation;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes rows in canonical form: one object a line, its fields as they were but for what had to be replaced. */
final class CanonicalRows implements RowSink {
    private static final int BUFFER_BYTES = 1 << 16;

    private final OutputStream canonical;
    private final RejectedRows rejected;

    CanonicalRows(OutputStream canonical, RejectedRows rejected) {
        this.canonical = new BufferedOutputStream(canonical, BUFFER_BYTES);
        this.rejected = rejected;
    }

    @Override
    public void good(byte[] text, int start, int end, List<Replacement> replacements) throws IOException {
        int at = start;
        for (Replacement replacement : replacements) {
            writeOnOneLine(text, at, replacement.start());
            canonical.write(replacement.text().getBytes(StandardCharsets.UTF_8));
            at = replacement.end();
        }
        writeOnOneLine(text, at, end);
        canonical.write('\n');
    }

    /** Line ends, and the indentation behind them, stand only between tokens: inside one they are no JSON. */
    private void writeOnOneLine(byte[] text, int start, int end) throws IOException {
        int from = start;
        for (int at = start; at < end; at++) {
            if (text[at] == '\n' || text[at] == '\r') {
                canonical.write(text, from, at - from);
                from = at + 1;
                while (from < end && (text[from] == ' ' || text[from] == '\t')) {
                    from++;
                }
                at = from - 1;
            }
        }
        canonical.write(text, from, end - from);
    }

    @Override
    public void bad(Refusal refusal, byte[] text, int start, int end) throws IOException {
        rejected.add(new RejectedRow(refusal, new String(text, start, end - start, StandardCharsets.UTF_8)));
    }

    void flush() throws IOException {
        canonical.flush();
    }
}
