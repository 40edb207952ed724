package io.sealift.aws.client;

import io.sealift.feed.FeedDefinition;
import io.sealift.feed.validation.FileValidator;
import io.sealift.feed.validation.RejectPolicy;
import io.sealift.feed.validation.ValidationLimits;
import java.util.Map;

/**
 * How a deployment judges files, from the environment variables that template.yaml sets; each has a default.
 *
 * @param policy what one bad row does to its file
 * @param limits the most that a file may take
 */
public record ValidationSettings(RejectPolicy policy, ValidationLimits limits) {
    private static final double PERCENT = 100;

    /**
     * Reads the variables.
     *
     * @throws IllegalArgumentException naming the one that is wrong
     */
    public static ValidationSettings of(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        ValidationLimits standard = ValidationLimits.DEFAULT;
        return new ValidationSettings(
                policy(variables),
                standard.withLineBytesMax(variables.smallNumber("LINE_BYTES_MAX", standard.lineBytesMax()))
                        .withNestingMax(variables.smallNumber("NESTING_MAX", standard.nestingMax()))
                        .withUnpackedBytesMax(variables.number("UNPACKED_BYTES_MAX", standard.unpackedBytesMax()))
                        .withInflationMax(variables.smallNumber("INFLATION_MAX", standard.inflationMax())));
    }

    /** Validates the files of a feed. */
    public FileValidator validator(FeedDefinition feed) {
        return new FileValidator(feed, limits, policy);
    }

    private static RejectPolicy policy(Variables variables) {
        String name = variables.text("REJECT_POLICY");
        return switch (name) {
            case "", "REJECT_FILE" -> RejectPolicy.REJECT_FILE;
            case "REJECT_ROWS" -> RejectPolicy.rejectRows(variables.number("REJECT_SHARE_PERCENT_MAX", 10) / PERCENT);
            default ->
                throw new IllegalArgumentException("%sREJECT_POLICY is '%s': set it to REJECT_FILE or REJECT_ROWS"
                        .formatted(Variables.PREFIX, name));
        };
    }
}
