package io.sealift.feed.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.feed.FeedDefinition;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Files, and what validation makes of them, for the tests of this package. */
final class Files {
    static final String ROW = "{\"deviceid\": \"1\", \"datetime\": \"2020-05-12 09:36:36\", \"temperature\": \"4\"}";
    static final String OTHER = "{\"deviceid\": \"2\", \"datetime\": \"2020-05-13 10:00:00\", \"temperature\": \"5\"}";
    /** A feed with a column of each type, the required ones not first. */
    static final FeedDefinition ALL_TYPES = FeedDefinition.parse("""
            {"name": "all", "columns": [
                {"name": "note", "type": "string"},
                {"name": "id", "type": "int", "required": true},
                {"name": "datetime", "type": "timestamp", "required": true},
                {"name": "a_rather_long_name", "type": "double"},
                {"name": "flag", "type": "boolean"},
                {"name": "born", "type": "date"},
                {"name": "small", "type": "smallint"},
                {"name": "big", "type": "bigint"}],
             "eventTime": {"column": "datetime", "day": "timestamp"}}""");

    static final ValidationLimits LIMITS = ValidationLimits.DEFAULT
            .withLineBytesMax(2_000)
            .withNestingMax(8)
            .withDaysMax(3)
            .withUnpackedBytesMax(1 << 20)
            .withInflationMax(100);

    private Files() {}

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The canonical form of rows that differ from it only in spaces. */
    static String canonical(String rows) {
        return rows.replace(": ", ":").replace(", ", ",");
    }

    static byte[] gzip(String text) {
        return gzip(utf8(text));
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static FileValidator validator(RejectPolicy policy) {
        return new FileValidator(FeedDefinition.builtIn(), LIMITS, policy);
    }

    static ValidationResult validate(FileNaming naming, byte[] content) {
        return validate(validator(RejectPolicy.REJECT_FILE), naming, content);
    }

    static ValidationResult validate(FileValidator validator, FileNaming naming, byte[] content) {
        try {
            return validator.validate(naming, new ByteArrayInputStream(content));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static ValidationResult.Accepted accepted(ValidationResult result) {
        assertThat(result).isInstanceOf(ValidationResult.Accepted.class);
        return (ValidationResult.Accepted) result;
    }

    static Refusal refusal(ValidationResult result) {
        assertThat(result).isInstanceOf(ValidationResult.Refused.class);
        return ((ValidationResult.Refused) result).refusal();
    }

    /** A file's rows in canonical form, without the number of the file, and the rows left out of it. */
    record Canonical(String rows, List<RejectedRow> rejected) {}

    static Canonical canonical(FileValidator validator, FileNaming naming, byte[] content) {
        StringBuilder rows = new StringBuilder();
        List<RejectedRow> rejected = new ArrayList<>();
        RowSink sink = new RowSink() {
            @Override
            public void good(CanonicalRow row) {
                rows.append(CanonicalRows.line(row).replace("{\"_f\":0,", "{"));
            }

            @Override
            public void bad(RejectedRow row) {
                rejected.add(row);
            }
        };
        try {
            accepted(validator.validate(naming, new ByteArrayInputStream(content), sink));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Canonical(rows.toString(), rejected);
    }
}
