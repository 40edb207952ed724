package io.sealift.local.template;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** Templates for tests. */
final class Templates {
    static final Path FOLDER = Path.of("/stack");

    /** What every template must have. */
    static final String ATHENA = """
            Resources:
              WorkGroup:
                Type: AWS::Athena::WorkGroup
                Properties:
                  Name: !Ref AWS::StackName
                  WorkGroupConfiguration:
                    ResultConfiguration:
                      OutputLocation: s3://results/of/queries
              Database:
                Type: AWS::Glue::Database
                Properties:
                  DatabaseInput:
                    Name: weather
            """;

    private Templates() {}

    static TemplateContext context(Map<String, String> parameters) {
        return new TemplateContext(
                "sealift",
                "000000000000",
                "eu-central-1",
                parameters,
                queue -> URI.create("http://127.0.0.1:9324/000000000000/" + queue));
    }

    /** Reads a template with the two resources above and these; {@code resources} is not indented. */
    static CloudTemplate read(String resources) {
        return CloudTemplate.parse(ATHENA + resources.indent(2), FOLDER, context(Map.of()));
    }
}
