package io.sealift.proof.fuzz;

import io.sealift.feed.FeedDefinition;
import io.sealift.feed.validation.FileValidator;
import io.sealift.feed.validation.RejectPolicy;
import io.sealift.feed.validation.ValidationLimits;

/** The feed of the generated files: every type that a column can have, two of them required. */
public final class FuzzFeed {
    /** Its columns. */
    public static final FeedDefinition DEFINITION = FeedDefinition.parse("""
            {
              "name": "fuzz",
              "columns": [
                {"name": "deviceid", "type": "int", "required": true},
                {"name": "datetime", "type": "timestamp", "required": true},
                {"name": "temperature", "type": "smallint"},
                {"name": "total", "type": "bigint"},
                {"name": "ratio", "type": "double"},
                {"name": "active", "type": "boolean"},
                {"name": "installed", "type": "date"},
                {"name": "seen", "type": "timestamp"},
                {"name": "note", "type": "string"}
              ],
              "eventTime": {"column": "datetime", "day": "timestamp"}
            }
            """);

    /** Small enough for files of a few KB to exceed each of them. */
    private static final ValidationLimits LIMITS = ValidationLimits.DEFAULT
            .withLineBytesMax(16 << 10)
            .withNestingMax(16)
            .withDaysMax(40)
            .withUnpackedBytesMax(1 << 20);

    private static final double BAD_SHARE_MAX = 0.5;
    private static final FileValidator STRICT = new FileValidator(DEFINITION, LIMITS);
    private static final FileValidator LENIENT =
            new FileValidator(DEFINITION, LIMITS, RejectPolicy.rejectRows(BAD_SHARE_MAX));

    private FuzzFeed() {}

    /** The validator for a file. */
    public static FileValidator validator(FuzzFile.Policy policy) {
        return switch (policy) {
            case STRICT -> STRICT;
            case LENIENT -> LENIENT;
        };
    }
}
