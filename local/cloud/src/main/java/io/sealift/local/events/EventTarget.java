package io.sealift.local.events;

import io.sealift.local.lambda.InvocationResult;
import java.util.concurrent.CompletableFuture;

/**
 * Receives the events: {@code function::invoke} for event sources that need the answer, {@code function::invokeAsync}
 * for schedules and rules, {@link QueueTarget} for rules that fill a queue.
 */
@FunctionalInterface
public interface EventTarget {
    /**
     * Hands over one event, JSON in UTF-8.
     *
     * @return how it ended; a failed future means that the event may not have arrived
     */
    CompletableFuture<InvocationResult> deliver(byte[] event);
}
