package io.sealift.feed.validation;

import java.util.Collection;
import java.util.List;

/**
 * How a sound file differs from plain JSON lines.
 *
 * <p>Every file is staged in canonical form; repairs tell people, and the ledger, what its producer does differently.
 * Constants are in the order of reading, and the ledger keeps their names: do not rename them.
 */
public enum Repair {
    /** The content is gzip, but the name does not end in {@code .gz}. */
    UNMARKED_GZIP,
    /** The name ends in {@code .gz}, but the content is not gzip. */
    FALSE_GZ_NAME,
    /** Several gzip members follow each other; older readers may stop after the first. */
    GZIP_MEMBERS,
    /** The text is UTF-16. */
    UTF_16,
    /** A byte order mark comes before the text. */
    BYTE_ORDER_MARK,
    /** NUL bytes follow the last row, as after a power cut. */
    TRAILING_NULS,
    /** Lines end in CR LF, or in CR alone. */
    CRLF,
    /** Some lines are blank. */
    BLANK_LINES,
    /** Rows are the elements of an array. */
    JSON_ARRAY,
    /** Objects spread over several lines. */
    PRETTY_PRINTED,
    /** Several objects share a line. */
    CONCATENATED,
    /** Times are in an ISO 8601 form other than the engine's, or have a zone; they become UTC. */
    ISO_TIMESTAMPS,
    /** Bad rows are left out, as {@link RejectPolicy.RejectRows} allows. */
    DROPPED_ROWS;

    /** The names of repairs, for the ledger. */
    public static List<String> names(Collection<Repair> repairs) {
        return repairs.stream().map(Repair::name).toList();
    }
}
