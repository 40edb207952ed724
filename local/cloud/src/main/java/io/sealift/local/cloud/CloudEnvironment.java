package io.sealift.local.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
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

    /** Writes them so that a shell can read them: {@code set -a; . endpoints.env}. */
    void write(Path file) {
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
