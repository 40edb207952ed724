package io.sealift.aws.athena;

import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectStore;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The file in which Athena names what a query wrote.
 *
 * <p>Its form is not documented: one {@code s3://} address a line, maybe in quotes, maybe below a header. Lines that hold
 * no address are passed over.
 *
 * @param results the store that it lies in
 */
record DataManifest(ObjectStore results) {
    private static final char QUOTE = '"';

    /** Reads it; empty where there is no such file, as for a query that ended before it wrote anything. */
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

    /** The first field where it is quoted, otherwise all of the line: a key may contain a comma. */
    private static String unquoted(String line) {
        int end = line.indexOf(QUOTE, 1);
        return line.startsWith(String.valueOf(QUOTE)) && end > 0 ? line.substring(1, end) : line;
    }
}
