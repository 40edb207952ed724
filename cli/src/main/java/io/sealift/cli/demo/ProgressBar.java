package io.sealift.cli.demo;

import java.io.Console;
import java.io.PrintWriter;

/** A bar that is drawn over itself on a terminal, and line by line elsewhere. */
final class ProgressBar {
    private static final int WIDTH = 40;

    private final PrintWriter out;
    private final Style style;
    private final String title;
    private long shown = -1;

    /** How a bar is drawn. */
    enum Style {
        /** Over itself. */
        TERMINAL,
        /** A line whenever another tenth is done. */
        LINES;

        /** What standard output is. */
        @SuppressWarnings("SystemConsoleNull") // NullAway knows it as nullable
        static Style ofOutput() {
            Console console = System.console();
            return console != null && console.isTerminal() ? TERMINAL : LINES;
        }
    }

    ProgressBar(PrintWriter out, Style style, String title) {
        this.out = out;
        this.style = style;
        this.title = title;
    }

    /** Shows that so much of the whole is done. */
    void show(long done, long whole) {
        long step = switch (style) {
            case TERMINAL -> done;
            case LINES -> done * 10 / whole;
        };
        if (step == shown) {
            return;
        }
        shown = step;
        int filled = (int) (done * WIDTH / whole);
        String bar = "%-28s [%s%s] %d/%d".formatted(title, "#".repeat(filled), "-".repeat(WIDTH - filled), done, whole);
        switch (style) {
            case TERMINAL -> out.print("\r" + bar + (done == whole ? System.lineSeparator() : ""));
            case LINES -> out.println(bar);
        }
        out.flush();
    }
}
