package io.sealift.cli.dlq;

import io.sealift.cli.common.Json;
import io.sealift.cli.common.JsonOption;
import io.sealift.core.deadletter.Letter;
import io.sealift.core.deadletter.LetterOutcome;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/** Says what became of one letter. */
public final class DlqOutcome {
    private DlqOutcome() {}

    /** Prints it; the exit code is 1 if nothing could be done. */
    static int print(CommandSpec spec, Letter letter, LetterOutcome outcome, JsonOption form) {
        PrintWriter out = spec.commandLine().getOut();
        if (form.isJson()) {
            out.print(Json.text(DlqJson.node(letter, outcome)));
        } else {
            out.printf("%s: %s  %s%n", spec.name(), DlqText.key(letter, 80), DlqText.outcome(outcome));
        }
        return outcome instanceof LetterOutcome.Blocked ? 1 : 0;
    }
}
