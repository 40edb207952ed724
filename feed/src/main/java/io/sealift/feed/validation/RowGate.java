package io.sealift.feed.validation;

import com.fasterxml.jackson.core.JsonFactory;
import io.sealift.feed.validation.ValidationResult.Accepted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets good rows pass, and handles bad ones as the policy says. */
final class RowGate {
    private static final int PERCENT = 100;

    /** A file that begins with this many bad rows and no good one is not of this feed; reading on would be a waste. */
    private static final int BAD_FROM_THE_START_MAX = 10_000;

    private final ValidationLimits limits;
    private final RejectPolicy policy;
    private final Set<Repair> repairs;
    private final RowSink sink;
    private final CanonicalRow row;
    private final RowCounts counts = new RowCounts();
    private final RowScanner scanner;
    private final RowParser parser;
    private @Nullable Refusal firstBad;

    RowGate(
            FeedColumns columns,
            ValidationLimits limits,
            RejectPolicy policy,
            JsonFactory json,
            Set<Repair> repairs,
            RowSink sink) {
        this.limits = limits;
        this.policy = policy;
        this.repairs = repairs;
        this.sink = sink;
        this.row = new CanonicalRow(columns);
        this.scanner = new RowScanner(columns, row);
        this.parser = new RowParser(columns, row, json);
    }

    void note(Repair repair) {
        repairs.add(repair);
    }

    long rows() {
        return counts.rows();
    }

    /** Whether no row has been met yet. */
    boolean isUntouched() {
        return counts.rows() == 0 && counts.rejected() == 0;
    }

    /** Where the usual row that begins at {@code start} ends; {@link RowScanner#ODD} if it is not quite usual. */
    int usualEnd(byte[] text, int start) {
        return scanner.objectEnd(text, start);
    }

    /** Passes on the row that {@link #usualEnd} was last called for. */
    void pass(TextWindow window) throws IOException {
        if (counts.countRow(row.day()) > limits.daysMax()) {
            throw tooManyDays(window.start, window.locator());
        }
        sink.good(row);
    }

    private RefusedException tooManyDays(int start, Locator place) {
        return place.refused(
                RefusalReason.TOO_MANY_DAYS,
                start,
                "the rows spread over more than %d days".formatted(limits.daysMax()));
    }

    /** Reads an object whose end is known. */
    void row(byte[] text, int start, int end, Locator place, Layout layout) throws IOException {
        if (scanner.objectEnd(text, start) != end) {
            try {
                int close = parser.objectEnd(text, start, end, place);
                if (close != end) {
                    throw place.refused(RefusalReason.NOT_JSON, close, "the object's brackets do not match");
                }
            } catch (RefusedException bad) {
                reject(bad.refusal(), text, start, end, layout);
                return;
            }
            if (parser.hasIsoTimes()) {
                repairs.add(Repair.ISO_TIMESTAMPS);
            }
        }
        if (counts.countRow(row.day()) > limits.daysMax()) {
            throw tooManyDays(start, place);
        }
        sink.good(row);
    }

    /** Rejects a line that does not consist of whole objects. */
    void brokenLine(byte[] text, int start, int end, Locator place) throws IOException {
        Refusal refusal;
        try {
            int close = parser.objectEnd(text, start, end, place);
            while (text[close] == ' ' || text[close] == '\t') {
                close++;
            }
            refusal = place.refused(
                            RefusalReason.NOT_ONE_OBJECT_A_LINE, close, "more text follows the object in its line")
                    .refusal();
        } catch (RefusedException bad) {
            refusal = bad.refusal();
        }
        reject(refusal, text, start, end, Layout.LINES);
    }

    /**
     * Finds what is wrong with an object that does not end.
     *
     * @param otherwise the result if nothing else is wrong with it
     */
    RefusedException brokenObject(byte[] text, int start, int end, Locator place, @Nullable RefusedException otherwise)
            throws IOException {
        try {
            int close = parser.objectEnd(text, start, end, place);
            return place.refused(RefusalReason.NOT_JSON, close, "the object's brackets do not match");
        } catch (RefusedException bad) {
            return otherwise != null && bad.refusal().reason() == RefusalReason.CUT_OFF ? otherwise : bad;
        }
    }

    private void reject(Refusal bad, byte[] text, int start, int end, Layout layout) throws IOException {
        Refusal refusal = bad.afterRows(counts.rows());
        boolean isRowOnly = switch (policy) {
            case RejectPolicy.RejectFile whole -> false;
            case RejectPolicy.RejectRows some -> refusal.reason().spoilsOnlyItsRow(layout);
        };
        if (!isRowOnly) {
            throw new RefusedException(refusal);
        }
        if (firstBad == null) {
            firstBad = refusal;
        }
        counts.countRejected();
        repairs.add(Repair.DROPPED_ROWS);
        sink.bad(new RejectedRow(refusal, new String(text, start, end - start, StandardCharsets.UTF_8)));
        if (counts.rows() == 0 && counts.rejected() == BAD_FROM_THE_START_MAX) {
            result();
        }
    }

    /** The verdict once all rows are read. */
    Accepted result() throws RefusedException {
        if (isUntouched()) {
            throw RefusedException.ofFile(RefusalReason.EMPTY_FILE, "the file has no row");
        }
        Refusal first = firstBad;
        if (first != null && policy instanceof RejectPolicy.RejectRows some) {
            long all = counts.rows() + counts.rejected();
            if (counts.rows() == 0 || counts.rejected() > some.shareMax() * all) {
                throw new RefusedException(new Refusal(
                        RefusalReason.TOO_MANY_BAD_ROWS,
                        first.line(),
                        first.position(),
                        first.column(),
                        "%d of %d rows are bad, at most %s %% may be; the first is %s: %s"
                                .formatted(
                                        counts.rejected(),
                                        all,
                                        some.shareMax() * PERCENT,
                                        first.reason(),
                                        first.detail()),
                        first.sample(),
                        counts.rows()));
            }
        }
        return new Accepted(counts.byName(), repairs, counts.rejected());
    }
}
