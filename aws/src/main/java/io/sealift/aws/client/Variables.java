package io.sealift.aws.client;

import java.util.Map;

/** Environment variables as template.yaml names them, without their common prefix. */
record Variables(Map<String, String> environment) {
    static final String PREFIX = "SEALIFT_";

    /** A variable's text, empty if it is not set. */
    String text(String name) {
        return environment.getOrDefault(PREFIX + name, "");
    }

    /**
     * A variable that is a whole number.
     *
     * @param otherwise the value if it is not set
     */
    long number(String name, long otherwise) {
        String text = text(name);
        try {
            return text.isBlank() ? otherwise : Long.parseLong(text);
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException(
                    "%s%s is not a whole number: '%s'. Set the template's parameter of that name"
                            .formatted(PREFIX, name, text),
                    noNumber);
        }
    }

    /** A variable that is a whole number of 32 bits; otherwise as {@link #number}. */
    int smallNumber(String name, int otherwise) {
        long value = number(name, otherwise);
        if (value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "%s%s must be at most %d: %d".formatted(PREFIX, name, Integer.MAX_VALUE, value));
        }
        return Math.toIntExact(value);
    }
}
