package io.sealift.aws.s3;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** The checksum that goes with everything that we write, so that S3 refuses what was damaged on its way. */
final class Checksums {
    /** Named in every request, so that it is not a matter of the SDK's defaults. */
    static final ChecksumAlgorithm ALGORITHM = ChecksumAlgorithm.CRC32;

    private Checksums() {}

    /**
     * A part as the completion of its upload names it.
     *
     * @param crc32 the part's checksum as S3 answered it; null where a stand-in for S3 answers none
     */
    static CompletedPart part(int number, String eTag, @Nullable String crc32) {
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(eTag)
                .checksumCRC32(crc32)
                .build();
    }
}
