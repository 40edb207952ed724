package io.sealift.core.backfill;

import java.util.ArrayList;
import java.util.List;

/** Lists in parts. */
final class Parts {
    private Parts() {}

    static <T> List<List<T>> of(List<T> all, int sizeMax) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += sizeMax) {
            parts.add(all.subList(from, Math.min(all.size(), from + sizeMax)));
        }
        return parts;
    }
}
