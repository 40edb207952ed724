package io.sealift.feed.validation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.sealift.feed.FeedDefinition;
import io.sealift.feed.validation.ValidationResult.Refused;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Step 3: checks that a file is what the feed promises, and puts its rows into the one form that the engine reads.
 *
 * <p>Whatever this accepts, the engine loads with the same values; whatever is uncertain is refused.
 * {@code docs/validation.md} has the table. It reads a stream once and holds no more of it than one line, however large
 * the file and the line are.
 */
public final class FileValidator {
    private static final int NAME_CHARS_MAX = 1_000;
    private static final int NUMBER_CHARS_MAX = 1_000;

    private final FeedColumns columns;
    private final ValidationLimits limits;
    private final RejectPolicy policy;
    private final JsonFactory json;

    /** A validator that refuses a file for one bad row; threads can share it. */
    public FileValidator(FeedDefinition feed, ValidationLimits limits) {
        this(feed, limits, RejectPolicy.REJECT_FILE);
    }

    /** A validator of a feed; threads can share it. */
    public FileValidator(FeedDefinition feed, ValidationLimits limits, RejectPolicy policy) {
        this.columns = new FeedColumns(feed);
        this.limits = limits;
        this.policy = policy;
        this.json = JsonFactory.builder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.nestingMax())
                        .maxStringLength(limits.lineBytesMax())
                        .maxNameLength(NAME_CHARS_MAX)
                        .maxNumberLength(NUMBER_CHARS_MAX)
                        .build())
                .build();
    }

    /**
     * Reads one file, once, and hands out its rows.
     *
     * @param naming what its name says about it
     * @param content its bytes as the bucket holds them; not closed
     * @param sink gets the rows while the file is read, even if the file is refused in the end
     * @throws IOException if the bytes cannot be read, which says nothing about the file, or the sink fails
     */
    public ValidationResult validate(FileNaming naming, InputStream content, RowSink sink) throws IOException {
        Set<Repair> repairs = EnumSet.noneOf(Repair.class);
        RowGate gate = new RowGate(columns, limits, policy, json, repairs, sink);
        try (TextSource source = TextSource.open(naming, content, limits, repairs)) {
            TextWindow window = new TextWindow(source.text(), limits.lineBytesMax());
            switch (new LineRows(window, limits, gate).read()) {
                case LINES -> {}
                case FREE -> new FreeRows(window, limits, gate).read();
            }
            return gate.result();
        } catch (RefusedException refused) {
            return new Refused(refused.refusal().afterRows(gate.rows()));
        }
    }

    /**
     * Validates one file.
     *
     * @param naming what its name says about it
     * @param content its bytes as the bucket holds them; not closed
     * @throws IOException if the bytes cannot be read, which says nothing about the file
     */
    public ValidationResult validate(FileNaming naming, InputStream content) throws IOException {
        return validate(naming, content, RowSink.NONE);
    }

    /**
     * Validates one file by its whole name; a name that no feed has is refused.
     *
     * @throws IOException if the bytes cannot be read, which says nothing about the file
     */
    public ValidationResult validate(String key, InputStream content) throws IOException {
        Optional<FileNaming> naming = FileNaming.of(key);
        return naming.isEmpty() ? new Refused(Refusal.ofName(key)) : validate(naming.get(), content);
    }

    /**
     * The text of a file as validation reads it: unpacked and in UTF-8, so that lines and characters are where refusals
     * say they are.
     *
     * @param content its bytes as the bucket holds them; not closed with the text
     * @throws IOException also if the file is no text at all; the message says what it is
     */
    public InputStream text(String key, InputStream content) throws IOException {
        FileNaming naming = FileNaming.of(key).orElse(FileNaming.PLAIN);
        TextSource source = TextSource.open(naming, content, limits, EnumSet.noneOf(Repair.class));
        return new FilterInputStream(source.text()) {
            @Override
            public void close() {
                source.close();
            }
        };
    }
}
