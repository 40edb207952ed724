package io.sealift.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a template declares, with every reference resolved.
 *
 * @param buckets in the template's order, like all lists here
 * @param queues all queues, dead-letter queues too
 * @param tables all tables
 * @param functions all functions
 * @param rules all event rules with queues as targets; a function's own rules are in its spec
 * @param workGroup the one Athena workgroup
 * @param database the one Glue database
 * @param outputs the values of the outputs by their names
 */
public record CloudTemplate(
        List<BucketSpec> buckets,
        List<QueueSpec> queues,
        List<TableSpec> tables,
        List<FunctionSpec> functions,
        List<RuleSpec> rules,
        WorkGroupSpec workGroup,
        DatabaseSpec database,
        Map<String, String> outputs) {
    /** Copies the collections. */
    public CloudTemplate {
        buckets = List.copyOf(buckets);
        queues = List.copyOf(queues);
        tables = List.copyOf(tables);
        functions = List.copyOf(functions);
        rules = List.copyOf(rules);
        outputs = Map.copyOf(outputs);
    }

    /**
     * Reads a template.
     *
     * @param template the file; paths in it are relative to its folder
     * @throws TemplateException if it is unreadable, wrong, or asks for something that the local cloud does not run
     */
    public static CloudTemplate read(Path template, TemplateContext context) {
        try {
            return parse(Files.readString(template), template.toAbsolutePath().resolveSibling(""), context);
        } catch (IOException unreadable) {
            throw new TemplateException("Cannot read the template " + template + ": " + unreadable, unreadable);
        }
    }

    /** Reads a template's text; paths in it are relative to {@code folder}. */
    static CloudTemplate parse(String yaml, Path folder, TemplateContext context) {
        JsonNode root = YamlTree.parse(yaml);
        Stack stack = Stack.of(root, context);
        List<QueueSpec> queues = new QueueReader(stack).readAll();
        return new CloudTemplate(
                new BucketReader(stack).readAll(),
                queues,
                new TableReader(stack).readAll(),
                new FunctionReader(stack, root.at("/Globals/Function"), folder, queues).readAll(),
                new RuleReader(stack).readAll(),
                new AthenaReader(stack).workGroup(),
                new AthenaReader(stack).database(),
                outputs(stack, root.path("Outputs")));
    }

    private static Map<String, String> outputs(Stack stack, JsonNode declared) {
        Map<String, String> outputs = new LinkedHashMap<>();
        declared.properties()
                .forEach(output -> outputs.put(
                        output.getKey(),
                        new Section("Output " + output.getKey(), output.getValue(), stack.intrinsics()).text("Value")));
        return outputs;
    }
}
