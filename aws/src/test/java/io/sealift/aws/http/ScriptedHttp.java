package io.sealift.aws.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/** An HTTP client that answers from a script and records its requests; no test with it opens a socket. */
public final class ScriptedHttp implements SdkHttpClient {
    /** One request as it would have gone out. */
    public record Asked(SdkHttpRequest request, String body) {
        /** A header's value, empty if it was not sent. */
        public String header(String name) {
            return request.firstMatchingHeader(name).orElse("");
        }
    }

    private sealed interface Answer {
        record Given(int status, Map<String, String> headers, SdkBytes body) implements Answer {}

        record Lost() implements Answer {}
    }

    /** The most times that a client wired to a script sends one request. */
    public static final int TRIES = 3;

    private final Queue<Answer> script = new ArrayDeque<>();
    private final List<Asked> asked = new ArrayList<>();

    /** A client wired to this script. */
    public <C, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> C wire(B builder) {
        return builder.httpClient(this)
                .overrideConfiguration(bounds -> bounds.retryStrategy(retry -> retry.maxAttempts(TRIES)
                        .backoffStrategy(BackoffStrategy.retryImmediately())
                        .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())))
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(URI.create("https://127.0.0.1"))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .build();
    }

    /** Answers the next request like this. */
    public ScriptedHttp answer(int status, String body) {
        return answer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers the next request like this. */
    public ScriptedHttp answer(int status, Map<String, String> headers, byte[] body) {
        script.add(new Answer.Given(status, headers, SdkBytes.fromByteArray(body)));
        return this;
    }

    /** Breaks the connection of the next request before its answer. */
    public ScriptedHttp loseReply() {
        script.add(new Answer.Lost());
        return this;
    }

    /** The requests so far, in order. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return execute(request);
            }

            @Override
            public void abort() {
                // nothing is on its way
            }
        };
    }

    @Override
    public void close() {
        // holds nothing
    }

    private HttpExecuteResponse execute(HttpExecuteRequest request) throws IOException {
        asked.add(new Asked(request.httpRequest(), body(request)));
        Answer next = script.poll();
        if (next == null) {
            throw new IllegalStateException("The script is at its end, and was asked " + asked.getLast());
        }
        return switch (next) {
            case Answer.Lost() -> throw new IOException("Connection reset");
            case Answer.Given(int status, Map<String, String> headers, SdkBytes content) -> {
                SdkHttpFullResponse.Builder response = SdkHttpFullResponse.builder()
                        .statusCode(status)
                        .putHeader("Content-Length", Integer.toString(content.asByteArrayUnsafe().length));
                headers.forEach(response::putHeader);
                yield HttpExecuteResponse.builder()
                        .response(response.build())
                        .responseBody(AbortableInputStream.create(content.asInputStream()))
                        .build();
            }
        };
    }

    private static String body(HttpExecuteRequest request) {
        return request.contentStreamProvider()
                .map(provider -> {
                    try (InputStream content = provider.newStream()) {
                        return new String(content.readAllBytes(), StandardCharsets.UTF_8);
                    } catch (IOException impossible) {
                        throw new UncheckedIOException(impossible);
                    }
                })
                .orElse("");
    }
}
