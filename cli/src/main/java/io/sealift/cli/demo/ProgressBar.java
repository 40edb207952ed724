package io.sealift.cli.demo;

import java.io.Console;
import java.io.PrintWriter;

/** A bar that is redrawn in place on a terminal, and printed line by line elsewhere. */
final class ProgressBar {
    private static final int WIDTH = 40;

    private final PrintWriter out;
    private final Style style;
    private final String title;
    private long shown = -1;

    /** How a bar is drawn. */
    enum Style {
        /** In place. */
        TERMINAL,
        /** A line after every tenth. */
        LINES;

        /** The one that suits standard output. */
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

    /** Shows how much of the whole is done. */
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
