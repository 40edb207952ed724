package io.sealift.local.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The environment variables by which any AWS client finds the local cloud.
 *
 * @param variables endpoints, region and keys by the SDKs' standard names, and the names of the resources
 */
public record CloudEnvironment(Map<String, String> variables) {
    static final String REGION = "us-east-1";
    static final String ACCOUNT = "000000000000";
    static final String ACCESS_KEY = "local";
    static final String SECRET_KEY = "local";
    private static final String HOST = "http://127.0.0.1:";
    private static final Pattern VARIABLE = Pattern.compile("(\\w+)='([^']*)'");
    /** The name of the file that holds them. */
    static final String FILE = "endpoints.env";

    public CloudEnvironment {
        variables = Map.copyOf(variables);
    }

    static CloudEnvironment of(CloudPorts ports) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("AWS_ENDPOINT_URL_S3", HOST + ports.s3());
        variables.put("AWS_ENDPOINT_URL_SQS", HOST + ports.sqs());
        variables.put("AWS_ENDPOINT_URL_DYNAMODB", HOST + ports.dynamodb());
        variables.put("AWS_ENDPOINT_URL_ATHENA", HOST + ports.athena());
        variables.put("AWS_ENDPOINT_URL_GLUE", HOST + ports.glue());
        variables.put("AWS_REGION", REGION);
        variables.put("AWS_DEFAULT_REGION", REGION);
        variables.put("AWS_ACCESS_KEY_ID", ACCESS_KEY);
        variables.put("AWS_SECRET_ACCESS_KEY", SECRET_KEY);
        return new CloudEnvironment(variables);
    }

    /** These variables and more. */
    CloudEnvironment and(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(variables);
        all.putAll(more);
        return new CloudEnvironment(all);
    }

    /** The variables of the local cloud that runs in this folder; empty if no cloud runs there or it is still starting. */
    public static Optional<CloudEnvironment> ofRunning(Path folder) {
        Path file = folder.resolve(FILE);
        if (!CloudDirectory.isInUse(folder) || !Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Map<String, String> variables = new LinkedHashMap<>();
            for (String line : Files.readAllLines(file)) {
                Matcher variable = VARIABLE.matcher(line);
                if (!variable.matches()) {
                    throw new IllegalStateException(
                            "%s has a line that is no variable: %s. Restart the local cloud".formatted(file, line));
                }
                variables.put(variable.group(1), variable.group(2));
            }
            return Optional.of(new CloudEnvironment(variables));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + file, failure);
        }
    }

    /** Writes them into a folder so that a shell can read them: {@code set -a; . endpoints.env}. */
    void write(Path folder) {
        Path file = folder.resolve(FILE);
        String lines = new TreeMap<>(variables)
                .entrySet().stream()
                        .map(variable -> "%s='%s'%n".formatted(variable.getKey(), variable.getValue()))
                        .collect(Collectors.joining());
        try {
            Files.writeString(file, lines);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot write " + file, failure);
        }
    }
}
