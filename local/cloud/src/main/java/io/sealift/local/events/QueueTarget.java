package io.sealift.local.events;

import io.sealift.local.lambda.InvocationResult;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** Sends each event to a queue as a message of its own, its text unchanged. */
public final class QueueTarget implements EventTarget {
    private final MessageQueue queue;

    public QueueTarget(MessageQueue queue) {
        this.queue = queue;
    }

    @Override
    public CompletableFuture<InvocationResult> deliver(byte[] event) {
        return CompletableFuture.supplyAsync(
                () -> {
                    queue.send(new String(event, StandardCharsets.UTF_8));
                    return new InvocationResult.Returned("null");
                },
                sending -> Thread.ofVirtual().start(sending));
    }
}
