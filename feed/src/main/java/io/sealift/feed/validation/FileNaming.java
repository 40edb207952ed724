package io.sealift.feed.validation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a file's name says about its content. The engine goes by the name too, so the staged copy keeps its ending. */
public enum FileNaming {
    /** JSON lines as they are. */
    PLAIN(".json"),
    /** JSON lines compressed by gzip. */
    GZIP(".json.gz");

    private static final List<String> ENDINGS = List.of(".json", ".jsonl", ".ndjson");

    private final String stagedEnding;

    FileNaming(String stagedEnding) {
        this.stagedEnding = stagedEnding;
    }

    /** What a key's name says, in upper or lower case; empty if it is no file of a feed. */
    public static Optional<FileNaming> of(String key) {
        String name = key.toLowerCase(Locale.ROOT);
        boolean packed = name.endsWith(".gz");
        String unpacked = packed ? name.substring(0, name.length() - ".gz".length()) : name;
        if (ENDINGS.stream().noneMatch(unpacked::endsWith)) {
            return Optional.empty();
        }
        return Optional.of(packed ? GZIP : PLAIN);
    }

    /** The ending of the staged copy's name, in lower case: the engine knows {@code .gz} but not {@code .GZ}. */
    public String stagedEnding() {
        return stagedEnding;
    }
}
