package io.sealift.aws.client;

import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Counts the calls that a service refused because something may not be done, or because there were too many, whichever
 * service it was. A run goes on after such an answer; without the counts, nobody would see it but in the log.
 */
public final class CallFailures implements ExecutionInterceptor {
    private static final int FORBIDDEN = 403;
    private static final int UNAVAILABLE = 503;

    private final LongAdder denied = new LongAdder();
    private final LongAdder throttled = new LongAdder();

    /** None so far. */
    public CallFailures() {}

    /** How many calls were denied since this was last asked. */
    public long takeDenied() {
        return denied.sumThenReset();
    }

    /** How many calls were throttled to the end, all tries included, since this was last asked. */
    public long takeThrottled() {
        return throttled.sumThenReset();
    }

    /** {@inheritDoc} It comes once a call, when the SDK has given up. */
    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        if (context.exception() instanceof AwsServiceException refused) {
            if (refused.isThrottlingException() || refused.statusCode() == UNAVAILABLE) {
                throttled.increment();
            } else if (refused.statusCode() == FORBIDDEN || isDenied(refused)) {
                denied.increment();
            }
        }
    }

    /** Services that speak JSON say so with status 400. */
    private static boolean isDenied(AwsServiceException refused) {
        String code = refused.awsErrorDetails() == null
                ? ""
                : String.valueOf(refused.awsErrorDetails().errorCode());
        return code.startsWith("AccessDenied") || code.startsWith("UnauthorizedOperation");
    }
}
