package io.sealift.core.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sealift.core.ledger.LoadId;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The files of a verified load, as {@code loads/<load>.json} names them: what readers may see of it, and nothing else.
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
     * @param rows its rows, by its own footer
     */
    public record VerifiedFile(String key, String eTag, long bytes, String day, long rows) {}

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
     * Reads what was written.
     *
     * @throws IllegalArgumentException where it is not such a list
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
