package io.sealift.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;

/** The real client, with Glue's answers. */
class CallFailuresTest {
    private final CallFailures failures = new CallFailures();

    @Test
    void shouldCountAsDeniedWhenServiceSaysSoWithStatus400() {
        call(400, "AccessDeniedException");
        assertThat(failures.takeDenied()).isEqualTo(1);
        assertThat(failures.takeThrottled()).isZero();
    }

    @Test
    void shouldCountAsThrottledWhenAllTriesWereThrottled() {
        call(400, "ThrottlingException");
        assertThat(failures.takeThrottled()).isEqualTo(1);
        assertThat(failures.takeDenied()).isZero();
    }

    @Test
    void shouldCountNothingWhenAnswerIsAnotherOne() {
        call(400, "EntityNotFoundException");
        assertThat(failures.takeDenied()).isZero();
        assertThat(failures.takeThrottled()).isZero();
    }

    @Test
    void shouldBeginAnewWhenCountsWereTaken() {
        call(403, "Forbidden");
        assertThat(failures.takeDenied()).isEqualTo(1);
        assertThat(failures.takeDenied()).isZero();
    }

    private void call(int status, String code) {
        try (GlueClient glue = GlueClient.builder()
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .httpClient(new Answers(status, code))
                .overrideConfiguration(
                        bounds -> bounds.addExecutionInterceptor(failures).retryStrategy(RetryMode.STANDARD))
                .build()) {
            assertThatThrownBy(() ->
                            glue.getTable(request -> request.databaseName("d").name("t")))
                    .isInstanceOf(AwsServiceException.class);
        }
    }

    /** A service that answers every call the same way. */
    private record Answers(int status, String code) implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            byte[] body =
                    "{\"__type\":\"%s\",\"message\":\"no\"}".formatted(code).getBytes(StandardCharsets.UTF_8);
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    return HttpExecuteResponse.builder()
                            .response(SdkHttpResponse.builder()
                                    .statusCode(status)
                                    .putHeader("x-amzn-ErrorType", code)
                                    .build())
                            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                            .build();
                }

                @Override
                public void abort() {
                    // Nothing is under way.
                }
            };
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
