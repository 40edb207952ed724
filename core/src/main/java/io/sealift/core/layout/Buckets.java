package io.sealift.core.layout;

/**
 * The buckets of one deployment, by name.
 *
 * @param messages only producers write here
 * @param staging packs, sealed lists, what loads write, and the lists of verified loads
 * @param processed the files of the table that people read
 * @param archive loaded packs, and refused files
 */
public record Buckets(String messages, String staging, String processed, String archive) {
    public Buckets {
        requireName("messages", messages);
        requireName("staging", staging);
        requireName("processed", processed);
        requireName("archive", archive);
    }

    private static void requireName(String which, String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("The name of the %s bucket is blank".formatted(which));
        }
    }
}
