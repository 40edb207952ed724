package io.sealift.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({
        "400, AccessDeniedException, 1, 0",
        "400, AccessDenied, 1, 0",
        "400, UnauthorizedOperation, 1, 0",
        "403, Forbidden, 1, 0",
        "400, ThrottlingException, 0, 1",
        "400, EntityNotFoundException, 0, 0"
    })
    void shouldCountOnceWhenCallIsDeniedOrAllItsTriesAreThrottled(
            int status, String code, long denied, long throttled) {
        call(status, code);
        assertThat(failures.takeDenied()).isEqualTo(denied);
        assertThat(failures.takeThrottled()).isEqualTo(throttled);
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
