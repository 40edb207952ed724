package io.sealift.core.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.LoadId;
import io.sealift.core.store.ObjectLocation;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The files of a verified load, as {@code loads/<load>.json} names them: exactly what readers may see of it.
 *
 * @param load the load
 * @param files its files; a file's place in the list is its number in the table
 */
public record VerifiedList(String load, List<VerifiedFile> files) {
    private static final JsonMapper JSON = new JsonMapper();

    public VerifiedList {
        files = List.copyOf(files);
    }

    /**
     * One file of a load.
     *
     * @param key its key in the staging bucket, below the attempt's place
     * @param eTag its ETag there
     * @param bytes its size
     * @param day the day of its rows, {@code yyyy-MM-dd}
     * @param rows its rows, according to its own footer
     */
    public record VerifiedFile(String key, String eTag, long bytes, String day, long rows) {}

    /**
     * Where a file goes.
     *
     * @param file the file
     * @param target its place in the table
     */
    public record Publication(VerifiedFile file, ObjectLocation target) {}

    /**
     * Where the load's files go: into the partitions of their days, under names that follow from the load.
     *
     * @param id the load
     * @param known the partitions that the catalog has, by day; any other partition is in its usual place
     */
    public List<Publication> publications(LoadId id, Map<String, ObjectLocation> known, Keys keys) {
        return IntStream.range(0, files.size())
                .mapToObj(number -> {
                    VerifiedFile file = files.get(number);
                    ObjectLocation partition = known.getOrDefault(file.day(), keys.partitionOf(file.day()));
                    return new Publication(file, Keys.published(partition, id, number));
                })
                .toList();
    }

    /** All its rows. */
    public long rows() {
        return files.stream().mapToLong(VerifiedFile::rows).sum();
    }

    static VerifiedList of(LoadId load, List<VerifiedFile> files) {
        return new VerifiedList(load.toString(), files);
    }

    byte[] json() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("A list of plain values could not be written", impossible);
        }
    }

    /**
     * Reads a list that was written.
     *
     * @throws IllegalArgumentException if it is not such a list
     */
    public static VerifiedList parse(String json) {
        try {
            return JSON.readValue(json, VerifiedList.class);
        } catch (JsonProcessingException damaged) {
            throw new IllegalArgumentException(
                    "Not the list of a verified load: " + damaged.getOriginalMessage(), damaged);
        }
    }
}
