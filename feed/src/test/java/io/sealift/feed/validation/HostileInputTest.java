package io.sealift.feed.validation;

import static io.sealift.feed.validation.Files.ROW;
import static io.sealift.feed.validation.Files.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.sealift.feed.FeedDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files made to hurt. Memory is measured as everything that the thread allocates: more than it ever holds at once. */
@Timeout(20)
class HostileInputTest {
    private static final long GIB = 1L << 30;
    private static final long ALLOCATED_BYTES_MAX = 32L << 20;

    private final FileValidator strict = new FileValidator(FeedDefinition.builtIn(), ValidationLimits.DEFAULT);
    private final FileValidator lenient =
            new FileValidator(FeedDefinition.builtIn(), ValidationLimits.DEFAULT, RejectPolicy.rejectRows(0.5));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "TOO_LARGE | 1 | ``                  | x",
                "TOO_LARGE | 1 | `{\"deviceid\": \"`  | 1",
                "TOO_LARGE | 1 | `{\"`               | k",
                "TOO_LARGE | 1 | `{\"x\": 1`         | 0",
                "TOO_LARGE | 1 | `{\"x\":`           | [",
                "TOO_LARGE | 1 | ``                  | `{\"x\":`",
                "TOO_LARGE | 1 | `[`                 | `{\"x\":`",
                "TOO_LARGE | 1 | `[{\"x\": \"`       | y",
                "NOT_AN_OBJECT | 1 | `[`             | [",
                "TOO_LARGE | 1 | `ROW`               | ` `",
                "TOO_LARGE | 2 | `ROW\\n`            | ` `",
                "TOO_LARGE | 2 | `ROW\\n{\"a\": \"`  | \u00e9",
                "NOT_JSON  | 2 | ``                  | `{\"a\": 1,\\n`",
                "EMPTY_FILE | 0 | ``                 | \\0"
            })
    void shouldRefuseInSmallMemoryWhenGibibyteHasNoEnd(RefusalReason reason, long line, String start, String repeated)
            throws IOException {
        // Given
        String head = start.replace("ROW", ROW).replace("\\n", "\n");
        byte[] piece =
                Files.utf8(repeated.replace("\\n", "\n").replace("\\0", "\0").repeat(10_000));

        for (FileValidator validator : List.of(strict, lenient)) {
            // When
            long before = allocatedBytes();
            InputStream endless = new RepeatedStream(Files.utf8(head), piece, GIB);
            ValidationResult result = validator.validate(FileNaming.PLAIN, endless);
            long allocated = allocatedBytes() - before;

            // Then
            assertThat(refusal(result).reason()).as(refusal(result).toString()).isEqualTo(reason);
            assertThat(refusal(result).line()).isEqualTo(line);
            assertThat(allocated).isLessThan(ALLOCATED_BYTES_MAX);
        }
    }

    @Test
    void shouldReadInSmallMemoryWhenGibibyteIsOneLineOfRows() throws IOException {
        // Given
        byte[] rows = Files.utf8(ROW.repeat(10_000));

        // When
        long before = allocatedBytes();
        ValidationResult result = strict.validate(FileNaming.PLAIN, new RepeatedStream(rows, rows, GIB / 64));
        long allocated = allocatedBytes() - before;

        // Then
        assertThat(Files.accepted(result).repairs()).containsExactly(Repair.CONCATENATED);
        assertThat(Files.accepted(result).rows()).isGreaterThan(200_000);
        assertThat(allocated).isLessThan(128L << 20);
    }

    @Test
    void shouldReadOnWhenGibibyteOfNulsEndsTheFile() throws IOException {
        // When
        long before = allocatedBytes();
        ValidationResult result =
                strict.validate(FileNaming.PLAIN, new RepeatedStream(Files.utf8(ROW), new byte[1 << 16], GIB));
        long allocated = allocatedBytes() - before;

        // Then
        assertThat(Files.accepted(result).repairs()).containsExactly(Repair.TRAILING_NULS);
        assertThat(allocated).isLessThan(ALLOCATED_BYTES_MAX);
    }

    @Test
    void shouldRefuseWhenGzipIsABomb() throws IOException {
        // Given
        byte[] row = Files.gzip(ROW + "\n");
        byte[] spaces = Files.gzip(" ".repeat(1 << 20));
        byte[] rows = Files.gzip((ROW + " ".repeat(2_000) + "\n").repeat(500));
        FileValidator small = new FileValidator(
                FeedDefinition.builtIn(),
                ValidationLimits.DEFAULT
                        .withLineBytesMax(64 << 20)
                        .withUnpackedBytesMax(32 << 20)
                        .withInflationMax(Integer.MAX_VALUE));

        // When
        long before = allocatedBytes();
        Refusal byRatio = refusal(strict.validate(FileNaming.GZIP, new RepeatedStream(row, rows, GIB)));
        Refusal bySize = refusal(small.validate(FileNaming.GZIP, new RepeatedStream(row, rows, GIB)));
        Refusal byLine = refusal(strict.validate(FileNaming.GZIP, new RepeatedStream(row, spaces, GIB)));
        long allocated = allocatedBytes() - before;

        // Then
        assertThat(byRatio.reason()).isEqualTo(RefusalReason.GZIP_BOMB);
        assertThat(byRatio.detail()).contains("more than 300 times");
        assertThat(byRatio.rowsBefore()).isPositive();
        assertThat(bySize.reason()).isEqualTo(RefusalReason.GZIP_BOMB);
        assertThat(bySize.detail()).contains("more than 33554432 bytes");
        assertThat(byLine.reason()).isEqualTo(RefusalReason.TOO_LARGE);
        assertThat(allocated).isLessThan(ALLOCATED_BYTES_MAX);
    }

    @Test
    void shouldNotGoInCirclesWhenGzipHasMembersWithoutContent() throws IOException {
        // Given
        byte[] empty = Files.gzip("");

        // When
        ValidationResult result =
                strict.validate(FileNaming.GZIP, new RepeatedStream(Files.gzip(ROW), empty, 20_000_000));

        // Then
        assertThat(Files.accepted(result).repairs()).containsExactly(Repair.GZIP_MEMBERS);
    }

    @Test
    void shouldTakeNumbersForWhatTheyAreWhenTheyAreHuge() {
        // Given
        List<String> huge = List.of("9".repeat(100_000), "1e999999999", "0." + "1".repeat(100_000));

        for (String number : huge) {
            // When
            Refusal bare = refusal(Files.validate(strict, FileNaming.PLAIN, row("\"temperature\": " + number)));
            Refusal quoted = refusal(Files.validate(strict, FileNaming.PLAIN, row("\"humidity\": \"" + number + "\"")));

            // Then
            assertThat(bare.reason())
                    .isIn(RefusalReason.TOO_LARGE, RefusalReason.OUT_OF_RANGE, RefusalReason.WRONG_TYPE);
            assertThat(quoted.reason()).isIn(RefusalReason.OUT_OF_RANGE, RefusalReason.WRONG_TYPE);
            assertThat(quoted.sample().length()).isLessThan(300);
        }
    }

    @Test
    void shouldStayFastWhenKeysAreManyOrCollide() {
        // Given
        String many = IntStream.range(0, 80_000)
                .mapToObj(key -> "\"k%d\": 1".formatted(key))
                .collect(Collectors.joining(","));
        String colliding = IntStream.range(0, 1 << 14)
                .mapToObj(key -> "\"" + colliding(key) + "\": 1")
                .collect(Collectors.joining(","));

        // Then
        assertThat(Files.validate(strict, FileNaming.PLAIN, row(many))).isInstanceOf(ValidationResult.Accepted.class);
        assertThat(Files.validate(strict, FileNaming.PLAIN, row(colliding)))
                .isInstanceOf(ValidationResult.Accepted.class);
        assertThat(refusal(Files.validate(strict, FileNaming.PLAIN, row("\"" + "k".repeat(2_000) + "\": 1")))
                        .reason())
                .isEqualTo(RefusalReason.TOO_LARGE);
    }

    @Test
    void shouldGiveUpEarlyWhenNoRowIsGood() throws IOException {
        // When
        Refusal refusal = refusal(lenient.validate(
                FileNaming.PLAIN, new RepeatedStream(new byte[0], Files.utf8("x\n".repeat(1_000)), GIB)));

        // Then
        assertThat(refusal.reason()).isEqualTo(RefusalReason.TOO_MANY_BAD_ROWS);
        assertThat(refusal.detail()).startsWith("10000 of 10000 rows are bad");
    }

    private static byte[] row(String field) {
        return Files.utf8("{\"deviceid\": \"1\", \"datetime\": \"2020-05-12 09:36:36\", " + field + "}");
    }

    /** Texts of equal length and equal hash code. */
    private static String colliding(int number) {
        StringBuilder key = new StringBuilder();
        for (int bit = 0; bit < 14; bit++) {
            key.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return key.toString();
    }

    private static long allocatedBytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    /** A head, then the same piece over and over until this many bytes have come. */
    private static final class RepeatedStream extends InputStream {
        private final byte[] piece;
        private byte[] current;
        private int next;
        private long left;

        RepeatedStream(byte[] head, byte[] piece, long bytes) {
            this.current = head;
            this.piece = piece;
            this.left = bytes / piece.length;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int start, int length) {
            while (next == current.length) {
                if (left-- <= 0) {
                    return -1;
                }
                current = piece;
                next = 0;
            }
            int count = Math.min(length, current.length - next);
            System.arraycopy(current, next, target, start, count);
            next += count;
            return count;
        }
    }
}
