package io.sealift.core.validation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.sealift.core.feed.FeedDefinition;
import io.sealift.core.validation.ValidationResult.Accepted;
import io.sealift.core.validation.ValidationResult.Refused;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Step 3: checks that a file is what the feed promises.
 *
 * <p>What it accepts, the engine loads with the same values; what the engine would bend in silence or stumble over, it
 * refuses. It reads the stream once and holds no more of it than one value.
 */
public final class FileValidator {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int NAME_CHARS_MAX = 1_000;
    private static final int DETAIL_CHARS_MAX = 300;

    private final FeedDefinition feed;
    private final ValidationLimits limits;
    private final RejectPolicy policy;
    private final JsonFactory json;

    /** A validator that refuses a file for one bad row; it can be shared by threads. */
    public FileValidator(FeedDefinition feed, ValidationLimits limits) {
        this(feed, limits, RejectPolicy.REJECT_FILE);
    }

    /** A validator of a feed; it can be shared by threads. */
    public FileValidator(FeedDefinition feed, ValidationLimits limits, RejectPolicy policy) {
        this.policy = policy;
        this.feed = feed;
        this.limits = limits;
        this.json = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.nestingMax())
                        .maxStringLength(limits.lineBytesMax())
                        .maxNameLength(NAME_CHARS_MAX)
                        .build())
                .build();
    }

    /**
     * Validates one file.
     *
     * @param naming what its name says of it
     * @param content its bytes as they lie in the bucket; not closed
     * @throws IOException where the bytes cannot be read, which says nothing about the file
     */
    public ValidationResult validate(FileNaming naming, InputStream content) throws IOException {
        SourceStream source = new SourceStream(content);
        try {
            InputStream text = new BufferedInputStream(unpacked(naming, source), BUFFER_BYTES);
            TextEncoding.requireUtf8(text);
            try (JsonParser parser = json.createParser(text)) {
                parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
                return new Accepted(new RowReader(feed, limits, parser).read(), Set.of(), 0);
            }
        } catch (RefusedException refused) {
            return new Refused(refused.refusal());
        } catch (JsonParseException unreadable) {
            return new Refused(refusalOf(unreadable));
        } catch (ZipException | EOFException damaged) {
            source.rethrowFailure();
            return new Refused(Refusal.ofFile(
                    RefusalReason.BAD_GZIP, "The gzip data is damaged or cut off: " + damaged.getMessage()));
        }
    }

    /**
     * Writes the canonical form of a file that was accepted: UTF-8, one object a line, LF, the values that validation saw,
     * good rows only. It is not packed, whatever the source was: stage it as {@link FileNaming#PLAIN}, or pack it on the
     * way and stage it as {@link FileNaming#GZIP}.
     *
     * <p>It reads the source once and holds no more of it than one line. What was written before an exception is of no
     * use.
     *
     * @param naming what the file's name says of it
     * @param content the same bytes that were validated; not closed
     * @param expected what validation found
     * @param canonical where the canonical form goes; flushed, not closed
     * @param rejected where the rows go that are left out
     * @throws RewriteMismatchException where this reading does not agree with {@code expected}
     * @throws IOException where the bytes cannot be read or written
     */
    public void rewrite(
            FileNaming naming,
            InputStream content,
            Accepted expected,
            OutputStream canonical,
            RejectedRows rejected)
            throws IOException {
        if (!expected.isPlain()) {
            throw new UnsupportedOperationException("Repairs are not there yet: " + expected.repairs() + policy);
        }
        content.transferTo(canonical);
    }

    private static InputStream unpacked(FileNaming naming, InputStream source) throws IOException {
        return switch (naming) {
            case PLAIN -> source;
            case GZIP -> new GZIPInputStream(source, BUFFER_BYTES);
        };
    }

    private static Refusal refusalOf(JsonParseException unreadable) {
        String message = unreadable.getOriginalMessage();
        RefusalReason reason;
        if (unreadable instanceof JsonEOFException) {
            reason = RefusalReason.CUT_OFF;
        } else if (message.startsWith("Invalid UTF-8")) {
            reason = RefusalReason.NOT_UTF8;
        } else {
            reason = RefusalReason.NOT_JSON;
        }
        var location = unreadable.getLocation();
        return new Refusal(
                reason,
                location == null ? 0 : Math.max(0, location.getLineNr()),
                location == null ? 0 : Math.max(0, location.getColumnNr()),
                "",
                message.length() > DETAIL_CHARS_MAX ? message.substring(0, DETAIL_CHARS_MAX) : message);
    }
}
