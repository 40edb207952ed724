package io.sealift.aws.glue;

import java.util.List;
import java.util.stream.IntStream;

/** Lists in pieces that one call takes. */
final class Chunks {
    private Chunks() {}

    static <T> List<List<T>> of(List<T> all, int sizeMax) {
        return IntStream.range(0, Math.ceilDiv(all.size(), sizeMax))
                .mapToObj(chunk -> all.subList(chunk * sizeMax, Math.min(all.size(), (chunk + 1) * sizeMax)))
                .toList();
    }
}
