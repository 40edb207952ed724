package io.sealift.feed.validation;

/** Finds where an object ends, by its brackets and quotes alone; it can go on when there is more text. */
final class ObjectFrame {
    /** The object goes on beyond the text at hand. */
    static final int OPEN = -1;
    /** A quoted text contains a line end: no object has that. */
    static final int BROKEN = -2;
    /** The object is nested deeper than the limits allow. */
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

    /** Whether it met a line end. */
    boolean hasLineEnd() {
        return hasLineEnd;
    }

    /** How many bytes it has looked at. */
    int done() {
        return done;
    }

    /** Where an object that must end before {@code limit} ends; negative if it does not. */
    static int endWithin(byte[] text, int start, int limit, int nestingMax) {
        return new ObjectFrame(nestingMax).end(text, start, limit);
    }
}
