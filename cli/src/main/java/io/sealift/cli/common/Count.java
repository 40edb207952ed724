package io.sealift.cli.common;

/** A number with its noun, as in "1 dead letter" and "2 dead letters". */
public final class Count {
    private Count() {}

    /** The number with its noun, which takes an s unless the number is 1. */
    public static String of(long number, String noun) {
        return "%d %s%s".formatted(number, noun, number == 1 ? "" : "s");
    }
}
