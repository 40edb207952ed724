package io.sealift.feed.validation;

import java.io.IOException;
import java.util.List;

/**
 * Reads rows that are not one per line: elements of arrays, objects over several lines, or objects one after another.
 */
final class FreeRows {
    private final TextWindow window;
    private final ValidationLimits limits;
    private final RowGate gate;
    private Place place = Place.OUTSIDE;
    private long lastObjectLine;

    FreeRows(TextWindow window, ValidationLimits limits, RowGate gate) {
        this.window = window;
        this.limits = limits;
        this.gate = gate;
    }

    /** Where the text is among the elements of an array. */
    private enum Place {
        OUTSIDE,
        ARRAY_START,
        AFTER_ELEMENT,
        AFTER_COMMA
    }

    void read() throws IOException {
        while (window.start < window.end || window.more()) {
            switch (window.bytes[window.start]) {
                case ' ', '\t', '\n', '\r' -> window.advanceTo(whiteSpaceEnd());
                case '{' -> {
                    requirePlace(List.of(Place.OUTSIDE, Place.ARRAY_START, Place.AFTER_COMMA));
                    readObject();
                    if (place != Place.OUTSIDE) {
                        place = Place.AFTER_ELEMENT;
                    }
                }
                case '[' -> {
                    if (place != Place.OUTSIDE) {
                        throw stray(RefusalReason.NOT_AN_OBJECT, "an array in the array");
                    }
                    gate.note(Repair.JSON_ARRAY);
                    enter(Place.ARRAY_START);
                }
                case ',' -> {
                    requirePlace(List.of(Place.AFTER_ELEMENT));
                    enter(Place.AFTER_COMMA);
                }
                case ']' -> {
                    requirePlace(List.of(Place.ARRAY_START, Place.AFTER_ELEMENT));
                    enter(Place.OUTSIDE);
                }
                case '"', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
                    throw stray(RefusalReason.NOT_AN_OBJECT, "a plain value");
                default -> throw stray(RefusalReason.NOT_JSON, "text that is not JSON");
            }
        }
        if (place != Place.OUTSIDE) {
            throw window.locator().refused(RefusalReason.CUT_OFF, window.start, "the array is not closed");
        }
    }

    private int whiteSpaceEnd() {
        byte[] text = window.bytes;
        int at = window.start;
        while (text[at] == ' ' || text[at] == '\n' || text[at] == '\t' || text[at] == '\r') {
            at++;
        }
        return at;
    }

    private void enter(Place next) {
        place = next;
        window.advanceTo(window.start + 1);
    }

    private void requirePlace(List<Place> allowed) throws RefusedException {
        if (!allowed.contains(place)) {
            throw stray(RefusalReason.NOT_JSON, "'%c'".formatted((char) window.bytes[window.start]));
        }
    }

    private RefusedException stray(RefusalReason reason, String found) {
        return window.locator().refused(reason, window.start, "found %s where a row should be".formatted(found));
    }

    private void readObject() throws IOException {
        ObjectFrame frame = new ObjectFrame(limits.nestingMax());
        int end = frame.end(window.bytes, window.start, window.end);
        while (end == ObjectFrame.OPEN) {
            if (window.end - window.start > limits.lineBytesMax()) {
                throw broken(window.tooLong());
            }
            if (!window.more()) {
                throw broken(window.locator().refused(RefusalReason.CUT_OFF, window.start, "the object is not closed"));
            }
            end = frame.end(window.bytes, window.start, window.end);
        }
        if (end == ObjectFrame.TOO_DEEP) {
            throw broken(window.locator()
                    .refused(
                            RefusalReason.TOO_LARGE,
                            window.start + frame.done() - 1,
                            "the nesting is deeper than %d".formatted(limits.nestingMax())));
        }
        if (end == ObjectFrame.BROKEN) {
            throw broken(window.locator()
                    .refused(RefusalReason.NOT_JSON, window.start, "a text in quotes does not end in its line"));
        }
        if (end - window.start > limits.lineBytesMax()) {
            throw window.tooLong();
        }
        if (frame.hasLineEnd()) {
            gate.note(Repair.PRETTY_PRINTED);
        }
        if (place == Place.OUTSIDE && window.line == lastObjectLine) {
            gate.note(Repair.CONCATENATED);
        }
        gate.row(window.bytes, window.start, end, window.locator(), Layout.FREE);
        window.advanceTo(end);
        lastObjectLine = window.line;
    }

    private RefusedException broken(RefusedException otherwise) throws IOException {
        return gate.brokenObject(window.bytes, window.start, window.end, window.locator(), otherwise);
    }
}
