package io.sealift.core.validation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a file's name says of its content. The engine goes by the name too, so the staged copy keeps its ending. */
public enum FileNaming {
    /** JSON lines as they are. */
    PLAIN(".json"),
    /** JSON lines packed by gzip. */
    GZIP(".json.gz");

    private static final List<String> ENDINGS = List.of(".json", ".jsonl", ".ndjson");

    private final String stagedEnding;

    FileNaming(String stagedEnding) {
        this.stagedEnding = stagedEnding;
    }

    /** What the name of a key says, in any case of letters; empty where it is no file of a feed. */
    public static Optional<FileNaming> of(String key) {
        String name = key.toLowerCase(Locale.ROOT);
        boolean packed = name.endsWith(".gz");
        String unpacked = packed ? name.substring(0, name.length() - ".gz".length()) : name;
        if (ENDINGS.stream().noneMatch(unpacked::endsWith)) {
            return Optional.empty();
        }
        return Optional.of(packed ? GZIP : PLAIN);
    }

    /** The ending of the staged copy's name, lower-case: the engine knows {@code .gz} but not {@code .GZ}. */
    public String stagedEnding() {
        return stagedEnding;
    }
}
