package io.sealift.feed.validation;

import java.io.IOException;

/** Rows that were staged are not what was written. */
public final class DamagedRowsException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Says where and how. */
    DamagedRowsException(RefusedException damage) {
        super(
                "The canonical rows are damaged at line %d, character %d: %s. They must not be loaded; stage their files again"
                        .formatted(
                                damage.refusal().line(),
                                damage.refusal().position(),
                                damage.refusal().detail()),
                damage);
    }
}
