package io.sealift.cli.common;

import picocli.CommandLine.Option;

/** Whether a command prints for programs. */
public final class JsonOption {
    @Option(names = "--json", description = "Print it as JSON.")
    private boolean isJson;

    /** Whether to print JSON instead of text for people. */
    public boolean isJson() {
        return isJson;
    }
}
