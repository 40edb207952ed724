package io.sealift.core.validation;

/** Finds where an object ends, by its brackets and quotes alone; it can be resumed when more text is there. */
final class ObjectFrame {
    /** The object goes on behind the text at hand. */
    static final int OPEN = -1;
    /** A text in quotes holds a line end: no object is like that. */
    static final int BROKEN = -2;
    /** Deeper than the limits allow. */
    static final int TOO_DEEP = -3;

    private final int nestingMax;
    private int depth;
    private boolean isInText;
    private boolean isEscaped;
    private boolean hasLineEnd;
    private int done;

    ObjectFrame(int nestingMax) {
        this.nestingMax = nestingMax;
    }

    /** Where the object that begins at {@code start} ends, or why that is not known. */
    int end(byte[] text, int start, int limit) {
        int at = start + done;
        while (at < limit) {
            int found = text[at++];
            if (isInText) {
                if (found == '\n' || found == '\r') {
                    return BROKEN;
                }
                isInText = isEscaped || found != '"';
                isEscaped = !isEscaped && found == '\\';
                continue;
            }
            switch (found) {
                case '"' -> isInText = true;
                case '{', '[' -> {
                    if (++depth > nestingMax) {
                        done = at - start;
                        return TOO_DEEP;
                    }
                }
                case '}', ']' -> {
                    if (--depth == 0) {
                        return at;
                    }
                }
                case '\n', '\r' -> hasLineEnd = true;
                default -> {}
            }
        }
        done = at - start;
        return OPEN;
    }

    /** Whether a line end was met. */
    boolean hasLineEnd() {
        return hasLineEnd;
    }

    /** How much was looked at. */
    int done() {
        return done;
    }

    /** Where an object that must end before {@code limit} ends; negative where it does not. */
    static int endWithin(byte[] text, int start, int limit, int nestingMax) {
        return new ObjectFrame(nestingMax).end(text, start, limit);
    }
}
