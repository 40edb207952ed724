package io.sealift.aws.athena;

import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.object.ObjectStore.ReadOutcome;
import io.sealift.core.object.StoreUnavailableException;
import io.sealift.core.object.StoredObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The file in which Athena names what a query wrote: one {@code s3://} address a line, no header.
 *
 * @param results the store that it lies in
 */
record DataManifest(ObjectStore results) {
    /** Reads it; empty where there is no such file, as for a query that ended before it wrote anything. */
    Optional<List<ObjectLocation>> read(ObjectLocation location) {
        return results.head(location).map(StoredObject::version).flatMap(version -> switch (results.read(version)) {
            case ReadOutcome.Opened opened -> Optional.of(lines(location, opened));
            case ReadOutcome.Missing missing -> Optional.empty();
            case ReadOutcome.Changed changed ->
                throw new StoreUnavailableException(
                        "Data manifest %s is being replaced. Call again".formatted(location),
                        new IOException("ETag is not %s any more".formatted(version.eTag())));
        });
    }

    private static List<ObjectLocation> lines(ObjectLocation location, ReadOutcome.Opened opened) {
        try (opened) {
            return new String(opened.content().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(String::strip)
                    .map(ObjectLocation::ofUri)
                    .toList();
        } catch (IOException failure) {
            throw new StoreUnavailableException(
                    "Data manifest %s could not be read to its end: %s".formatted(location, failure.getMessage()),
                    failure);
        }
    }
}
