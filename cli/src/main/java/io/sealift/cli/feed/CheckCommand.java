package io.sealift.cli.feed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sealift.aws.client.ValidationSettings;
import io.sealift.cli.common.Json;
import io.sealift.cli.common.JsonOption;
import io.sealift.cli.common.LocalFiles;
import io.sealift.cli.dlq.DlqJson;
import io.sealift.cli.dlq.DlqText;
import io.sealift.core.quarantine.TextSample;
import io.sealift.feed.FeedDefinition;
import io.sealift.feed.validation.FileValidator;
import io.sealift.feed.validation.Refusal;
import io.sealift.feed.validation.ValidationResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Validates local files as the pipeline does. */
@Command(
        name = "check",
        description = "Validate local files before they are sent, with the pipeline's own code; needs no deployment.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all would be loaded",
            "1:at least one would be refused, or the folder holds none",
            "2:it could not run as it was called"
        })
public final class CheckCommand implements Callable<Integer> {
    private static final int PATH_CHARS_MAX = 200;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A file, or a folder with all that is in it.")
    private Path path;

    @Mixin
    private JsonOption output = new JsonOption();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        FileValidator validator = ValidationSettings.of(System.getenv()).validator(FeedDefinition.builtIn());
        ArrayNode all = Json.array();
        int refused = 0;
        long rows = 0;
        List<Path> files = LocalFiles.in(path);
        for (Path file : files) {
            ValidationResult result = LocalFiles.validate(validator, file.toString(), file);
            refused += result instanceof ValidationResult.Refused ? 1 : 0;
            rows += result instanceof ValidationResult.Accepted accepted ? accepted.rows() : 0;
            ObjectNode node = DlqJson.node(result);
            all.add(node.put("file", file.toString()));
            if (!output.isJson()) {
                out.print(row(file, result));
            }
        }
        if (output.isJson()) {
            ObjectNode root = Json.object()
                    .put("checked", files.size())
                    .put("refused", refused)
                    .put("rows", rows);
            root.set("files", all);
            out.print(Json.text(root));
        } else {
            out.printf("check: %d files, %d rows, %d refused%n", files.size(), rows, refused);
        }
        return refused == 0 && !files.isEmpty() ? 0 : 1;
    }

    private static String row(Path file, ValidationResult result) {
        String what = switch (result) {
            case ValidationResult.Accepted accepted ->
                "%d rows%s%s"
                        .formatted(
                                accepted.rows(),
                                accepted.repairs().isEmpty() ? "" : "  " + accepted.repairs(),
                                accepted.rejectedRows() == 0
                                        ? ""
                                        : "  %d rows left out".formatted(accepted.rejectedRows()));
            case ValidationResult.Refused(Refusal refusal) ->
                "%s: %s".formatted(refusal.reason(), DlqText.message(refusal));
        };
        return "%-9s %s  %s%n".formatted(DlqText.word(result), TextSample.of(file.toString(), PATH_CHARS_MAX), what);
    }
}
