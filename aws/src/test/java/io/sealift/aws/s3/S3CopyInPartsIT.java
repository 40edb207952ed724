package io.sealift.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.aws.emulated.EmulatedAws;
import io.sealift.core.runtime.Workers;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore.CopyOutcome;
import io.sealift.core.store.ObjectStore.ReadOutcome;
import io.sealift.core.store.ObjectVersion;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.s3.model.S3Exception;

@ExtendWith(EmulatedAws.Extension.class)
class S3CopyInPartsIT {
    /** The smallest part that S3 accepts, except for the last. */
    private static final int PART_BYTES = 5 * 1024 * 1024;

    private final EmulatedAws aws;
    private final S3CopyInParts copy;
    private final ObjectLocation source;
    private final ObjectLocation target;

    S3CopyInPartsIT(EmulatedAws aws) {
        this.aws = aws;
        this.copy = new S3CopyInParts(aws.clients().s3(), PART_BYTES, Workers.atOnce(2));
        String bucket = aws.newBucket();
        this.source = new ObjectLocation(bucket, "in/a b+c%ü.json");
        this.target = new ObjectLocation(bucket, "staging/f.json");
    }

    @Test
    void shouldHoldSameBytesWhenCopiedInParts() throws IOException {
        // Given
        byte[] content = new byte[2 * PART_BYTES + 1];
        new Random(7).nextBytes(content);
        ObjectVersion version = aws.put(source, content);
        // When
        CopyOutcome outcome = copy.copy(version, target, WriteCondition.NONE);
        // Then
        assertThat(outcome).isInstanceOf(CopyOutcome.Copied.class);
        ObjectVersion copied = ((CopyOutcome.Copied) outcome).target();
        ReadOutcome read = new S3ObjectStore(aws.clients().s3()).read(copied);
        assertThat(read).isInstanceOf(ReadOutcome.Opened.class);
        try (ReadOutcome.Opened opened = (ReadOutcome.Opened) read) {
            assertThat(opened.content().readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void shouldCopyNothingWhenSourceWasReplaced() {
        // Given
        ObjectVersion replaced = aws.put(source, new byte[] {1});
        aws.put(source, new byte[] {2});
        // When, Then
        assertThatThrownBy(() -> copy.copy(replaced, target, WriteCondition.NONE))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        answer ->
                                assertThat(S3Failures.isConditionFailed(answer)).isTrue());
        assertThat(new S3ObjectStore(aws.clients().s3()).head(target)).isEmpty();
    }

    @Test
    void shouldKeepWhatIsThereWhenOnlyANewOneMayBeMade() {
        // Given
        ObjectVersion version = aws.put(source, new byte[] {1});
        ObjectVersion there = aws.put(target, new byte[] {2});
        // When, Then
        assertThatThrownBy(() -> copy.copy(version, target, WriteCondition.NOTHING_THERE))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        answer ->
                                assertThat(S3Failures.isConditionFailed(answer)).isTrue());
        assertThat(new S3ObjectStore(aws.clients().s3()).head(target))
                .hasValueSatisfying(object -> assertThat(object.version()).isEqualTo(there));
    }
}
