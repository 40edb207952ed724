package io.sealift.aws.client;

import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Counts the calls that any service denied or throttled. A run goes on after such an answer; without the counts, only
 * the log would show it.
 */
public final class CallFailures implements ExecutionInterceptor {
    private static final int UNAVAILABLE = 503;

    private final LongAdder denied = new LongAdder();
    private final LongAdder throttled = new LongAdder();

    /** None so far. */
    public CallFailures() {}

    /** How many calls were denied since the last call of this method. */
    public long takeDenied() {
        return denied.sumThenReset();
    }

    /** How many calls were still throttled after all retries, since the last call of this method. */
    public long takeThrottled() {
        return throttled.sumThenReset();
    }

    /** {@inheritDoc} Called once per call, when the SDK has given up. */
    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        if (context.exception() instanceof AwsServiceException refused) {
            if (refused.isThrottlingException() || refused.statusCode() == UNAVAILABLE) {
                throttled.increment();
            } else if (ServiceErrors.isDenied(refused)) {
                denied.increment();
            }
        }
    }
}
