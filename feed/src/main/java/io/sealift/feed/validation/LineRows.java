package io.sealift.feed.validation;

import java.io.IOException;

/** Reads a file that has one row per line, as far as it does. */
final class LineRows {
    private static final int NO_LINE = -1;

    private final TextWindow window;
    private final ValidationLimits limits;
    private final RowGate gate;
    private boolean isDecided;

    LineRows(TextWindow window, ValidationLimits limits, RowGate gate) {
        this.window = window;
        this.limits = limits;
        this.gate = gate;
    }

    /**
     * Reads the rows.
     *
     * @return how the file is laid out; if {@link Layout#FREE}, no row was read
     */
    Layout read() throws IOException {
        while (true) {
            if (readUsualLine()) {
                isDecided = true;
                continue;
            }
            if (!isDecided && decide() == Layout.FREE) {
                return Layout.FREE;
            }
            int start = window.start;
            int kept = window.end - start;
            int lineEnd = wholeLineEnd();
            if (lineEnd == NO_LINE) {
                return Layout.LINES;
            }
            // If more text came in, the line may have looked unusual only because its end was missing.
            if (window.end - window.start == kept && window.start == start) {
                readLine(lineEnd);
            }
        }
    }

    private boolean readUsualLine() throws IOException {
        byte[] text = window.bytes;
        int start = window.start;
        int close = gate.usualEnd(text, start);
        if (close == RowScanner.ODD) {
            return false;
        }
        int at = skipBlanks(text, close);
        int next;
        if (text[at] == '\n' && at < window.end) {
            next = at + 1;
        } else if (text[at] == '\r' && text[at + 1] == '\n' && at + 1 < window.end) {
            next = at + 2;
            gate.note(Repair.CRLF);
        } else if (at == window.end && window.isLast) {
            next = at;
        } else {
            return false;
        }
        if (at - start > limits.lineBytesMax()) {
            throw window.tooLong();
        }
        gate.pass(window);
        window.nextLine(next);
        return true;
    }

    private void readLine(int lineEnd) throws IOException {
        byte[] text = window.bytes;
        int start = window.start;
        if (lineEnd - start > limits.lineBytesMax()) {
            throw window.tooLong();
        }
        int first = skipBlanks(text, start);
        if (Utf8.isMark(text, first)) {
            // Concatenated files bring their marks along.
            gate.note(Repair.BYTE_ORDER_MARK);
            first = skipBlanks(text, first + Utf8.MARK_BYTES);
        }
        if (first == lineEnd) {
            gate.note(Repair.BLANK_LINES);
        } else {
            isDecided = true;
            readObjects(first, lineEnd);
        }
        if (lineEnd == window.end) {
            window.nextLine(lineEnd);
            return;
        }
        boolean isCr = text[lineEnd] == '\r';
        if (isCr) {
            gate.note(Repair.CRLF);
        }
        boolean isPair = isCr && lineEnd + 1 < window.end && text[lineEnd + 1] == '\n';
        window.nextLine(isPair ? lineEnd + 2 : lineEnd + 1);
    }

    private void readObjects(int first, int lineEnd) throws IOException {
        byte[] text = window.bytes;
        Locator place = window.locator();
        int objects = 0;
        int at = first;
        while (at < lineEnd) {
            int end = text[at] == '{' ? ObjectFrame.endWithin(text, at, lineEnd, limits.nestingMax()) : NO_LINE;
            if (end < 0) {
                gate.brokenLine(text, first, lineEnd, place);
                return;
            }
            objects++;
            at = skipBlanks(text, end);
        }
        if (objects > 1) {
            gate.note(Repair.CONCATENATED);
        }
        at = first;
        while (at < lineEnd) {
            int end = ObjectFrame.endWithin(text, at, lineEnd, limits.nestingMax());
            gate.row(text, at, end, place, Layout.LINES);
            at = skipBlanks(text, end);
        }
    }

    /** Where the line ends; it is then in memory with its line end. {@link #NO_LINE} at the end of the text. */
    private int wholeLineEnd() throws IOException {
        int looked = 0;
        while (true) {
            int at = window.start + looked;
            while (at < window.end && window.bytes[at] != '\n' && window.bytes[at] != '\r') {
                at++;
            }
            // An LF may follow a CR.
            boolean isWhole = at + 1 < window.end || (at < window.end && window.bytes[at] == '\n');
            looked = at - window.start;
            if (isWhole || !window.more()) {
                return window.start == window.end ? NO_LINE : window.start + looked;
            }
        }
    }

    /** Decides by the first line that is not blank. An object that ends within it is a row in a line. */
    private Layout decide() throws IOException {
        int blanks = 0;
        while (true) {
            blanks = skipBlanks(window.bytes, window.start + blanks) - window.start;
            if (window.start + blanks < window.end || !window.more()) {
                break;
            }
        }
        return switch (window.bytes[window.start + blanks]) {
            case '[' -> Layout.FREE;
            case '{' -> decideByObject(blanks);
            default -> Layout.LINES;
        };
    }

    private Layout decideByObject(int blanks) throws IOException {
        ObjectFrame frame = new ObjectFrame(limits.nestingMax());
        while (true) {
            int end = frame.end(window.bytes, window.start + blanks, window.end);
            if (frame.hasLineEnd()) {
                return Layout.FREE;
            }
            if (end == ObjectFrame.OPEN && window.more()) {
                continue;
            }
            if (end < 0) {
                return Layout.LINES;
            }
            int length = end - window.start;
            while (skipBlanks(window.bytes, window.start + length) == window.end && window.more()) {}
            return window.bytes[skipBlanks(window.bytes, window.start + length)] == '{' ? Layout.FREE : Layout.LINES;
        }
    }

    private static int skipBlanks(byte[] text, int start) {
        int at = start;
        while (text[at] == ' ' || text[at] == '\t') {
            at++;
        }
        return at;
    }
}
