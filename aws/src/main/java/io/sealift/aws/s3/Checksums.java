package io.sealift.aws.s3;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** The checksum that goes with everything we write, so that S3 rejects data damaged in transit. */
final class Checksums {
    /** Named in every request, so that it does not depend on the SDK's defaults. */
    static final ChecksumAlgorithm ALGORITHM = ChecksumAlgorithm.CRC32;

    private Checksums() {}

    /**
     * A part as the completion of its upload names it.
     *
     * @param crc32 the part's checksum as S3 returned it; null if a stand-in for S3 returns none
     */
    static CompletedPart part(int number, String eTag, @Nullable String crc32) {
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(eTag)
                .checksumCRC32(crc32)
                .build();
    }
}
