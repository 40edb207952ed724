package io.sealift.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.feed.validation.RejectPolicy;
import io.sealift.feed.validation.ValidationLimits;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValidationSettingsTest {
    @Test
    void shouldRefuseWholeFilesWithinUsualLimitsWhenNothingIsSet() {
        assertThat(ValidationSettings.of(Map.of()))
                .isEqualTo(new ValidationSettings(RejectPolicy.REJECT_FILE, ValidationLimits.DEFAULT));
    }

    @Test
    void shouldTakeEveryVariableWhenAllAreSet() {
        // When
        ValidationSettings settings = ValidationSettings.of(Map.of(
                "SEALIFT_REJECT_POLICY", "REJECT_ROWS",
                "SEALIFT_REJECT_SHARE_PERCENT_MAX", "25",
                "SEALIFT_LINE_BYTES_MAX", "1000",
                "SEALIFT_NESTING_MAX", "7",
                "SEALIFT_UNPACKED_BYTES_MAX", "5000000000",
                "SEALIFT_INFLATION_MAX", "9"));
        // Then
        assertThat(settings)
                .isEqualTo(new ValidationSettings(
                        RejectPolicy.rejectRows(0.25),
                        ValidationLimits.DEFAULT
                                .withLineBytesMax(1000)
                                .withNestingMax(7)
                                .withUnpackedBytesMax(5_000_000_000L)
                                .withInflationMax(9)));
    }

    @Test
    void shouldNameTheVariableThatIsWrong() {
        assertThatThrownBy(() -> ValidationSettings.of(Map.of("SEALIFT_REJECT_POLICY", "LENIENT")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SEALIFT_REJECT_POLICY is 'LENIENT'");
        assertThatThrownBy(() -> ValidationSettings.of(Map.of("SEALIFT_NESTING_MAX", "deep")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SEALIFT_NESTING_MAX is not a whole number: 'deep'");
    }
}
