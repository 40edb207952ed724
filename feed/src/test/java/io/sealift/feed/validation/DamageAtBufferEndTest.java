package io.sealift.feed.validation;

import static io.sealift.feed.validation.Files.ROW;
import static io.sealift.feed.validation.Files.gzip;
import static io.sealift.feed.validation.Files.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.feed.FeedDefinition;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damage exactly where the validator's buffer is full looks like the end of a sound file if one is not careful. */
class DamageAtBufferEndTest {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int CHECKSUM_FROM_END = 8;

    private final FileValidator validator = new FileValidator(FeedDefinition.builtIn(), ValidationLimits.DEFAULT);

    @ParameterizedTest
    @ValueSource(ints = {-2, -1, 0, 1, 2, BUFFER_BYTES})
    void shouldRefuseWhenGzipIsDamagedWhereBufferIsFull(int beyond) {
        // Given
        byte[] cut = gzip(text(BUFFER_BYTES + beyond));
        cut = Arrays.copyOf(cut, cut.length - 1);
        byte[] bent = gzip(text(BUFFER_BYTES + beyond));
        bent[bent.length - CHECKSUM_FROM_END] ^= 1;

        for (byte[] damaged : new byte[][] {cut, bent}) {
            // When
            ValidationResult result = Files.validate(validator, FileNaming.GZIP, damaged);

            // Then
            assertThat(refusal(result).reason()).isEqualTo(RefusalReason.BAD_GZIP);
        }
    }

    /** Rows of exactly this many bytes; spaces around an object are sound. */
    private static String text(int bytes) {
        String row = ROW + " ".repeat(4_096 - ROW.length() - 1) + "\n";
        String rows = row.repeat(bytes / row.length());
        int rest = bytes - rows.length();
        return rest > ROW.length() ? rows + ROW + " ".repeat(rest - ROW.length()) : rows + " ".repeat(rest);
    }
}
