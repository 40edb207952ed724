package io.sealift.aws.client;

import io.sealift.core.feed.FeedDefinition;
import io.sealift.core.validation.FileValidator;
import io.sealift.core.validation.RejectPolicy;
import io.sealift.core.validation.ValidationLimits;
import java.util.Map;

/**
 * How a deployment judges files, from the environment variables that template.yaml sets; each has a default.
 *
 * @param policy what one bad row does to its file
 * @param limits what a file may ask of us
 */
public record ValidationSettings(RejectPolicy policy, ValidationLimits limits) {
    private static final String PREFIX = "SEALIFT_";
    private static final double PERCENT = 100;

    /**
     * Reads the variables.
     *
     * @throws IllegalArgumentException naming the one that is wrong
     */
    public static ValidationSettings of(Map<String, String> environment) {
        ValidationLimits standard = ValidationLimits.DEFAULT;
        return new ValidationSettings(
                policy(environment),
                new ValidationLimits(
                        Math.toIntExact(number(environment, "LINE_BYTES_MAX", standard.lineBytesMax())),
                        Math.toIntExact(number(environment, "NESTING_MAX", standard.nestingMax())),
                        standard.daysMax(),
                        number(environment, "UNPACKED_BYTES_MAX", standard.unpackedBytesMax()),
                        Math.toIntExact(number(environment, "INFLATION_MAX", standard.inflationMax()))));
    }

    /** What judges the files of a feed. */
    public FileValidator validator(FeedDefinition feed) {
        return new FileValidator(feed, limits, policy);
    }

    private static RejectPolicy policy(Map<String, String> environment) {
        String name = environment.getOrDefault(PREFIX + "REJECT_POLICY", "REJECT_FILE");
        return switch (name) {
            case "REJECT_FILE" -> RejectPolicy.REJECT_FILE;
            case "REJECT_ROWS" ->
                RejectPolicy.rejectRows(number(environment, "REJECT_SHARE_PERCENT_MAX", 10) / PERCENT);
            default ->
                throw new IllegalArgumentException(
                        "%sREJECT_POLICY is '%s': set it to REJECT_FILE or REJECT_ROWS".formatted(PREFIX, name));
        };
    }

    private static long number(Map<String, String> environment, String name, long otherwise) {
        String value = environment.getOrDefault(PREFIX + name, "");
        try {
            return value.isBlank() ? otherwise : Long.parseLong(value);
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException(
                    "%s%s is not a whole number: '%s'. Set the template's parameter of that name"
                            .formatted(PREFIX, name, value),
                    noNumber);
        }
    }
}
