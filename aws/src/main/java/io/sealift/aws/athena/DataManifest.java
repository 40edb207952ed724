package io.sealift.aws.athena;

import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The file in which Athena lists what a query wrote.
 *
 * <p>Its format is not documented: one {@code s3://} address per line, maybe in quotes, maybe below a header. Lines
 * without an address are skipped.
 *
 * @param results the store that holds it
 */
record DataManifest(ObjectStore results) {
    private static final char QUOTE = '"';

    /** Reads it; empty if there is no such file, as for a query that ended before it wrote anything. */
    Optional<List<ObjectLocation>> read(String uri) {
        return location(uri)
                .flatMap(results::fetch)
                .map(file -> file.text().lines().flatMap(DataManifest::named).toList());
    }

    private static Stream<ObjectLocation> named(String line) {
        return location(unquoted(line.strip())).stream();
    }

    private static Optional<ObjectLocation> location(String uri) {
        try {
            return Optional.of(ObjectLocation.ofUri(uri));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** The first field if it is quoted, otherwise the whole line: a key may contain a comma. */
    private static String unquoted(String line) {
        int end = line.indexOf(QUOTE, 1);
        return line.startsWith(String.valueOf(QUOTE)) && end > 0 ? line.substring(1, end) : line;
    }
}
