package io.sealift.core.pack;

import java.io.IOException;

/** The rows of a file jump between days so much that they would need more objects than a pack can have. */
public final class TooScatteredException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String detail;

    /** Names the number of objects that a pack may have, and the number of days that all of them may name together. */
    TooScatteredException(int objectsMax) {
        this(
                "the rows jump between so many days that they would take more than %d objects, or objects that name more than %d days together"
                        .formatted(objectsMax, PackLimits.DAYS_MAX));
    }

    private TooScatteredException(String detail) {
        super(detail);
        this.detail = detail;
    }

    /** What is wrong, in words. */
    public String detail() {
        return detail;
    }
}
