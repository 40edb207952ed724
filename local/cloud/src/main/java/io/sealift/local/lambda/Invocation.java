package io.sealift.local.lambda;

import java.util.concurrent.CompletableFuture;

/** One event on its way through one child. A retry is another invocation under the same request id. */
final class Invocation {
    private final String requestId;
    private final byte[] payload;
    private final CompletableFuture<Delivery> delivery = new CompletableFuture<>();
    private final CompletableFuture<InvocationResult> result = new CompletableFuture<>();

    /** Whether a child took the event. A child that never got it cannot have done anything with it. */
    enum Delivery {
        TAKEN,
        CHILD_GONE
    }

    Invocation(String requestId, byte[] payload) {
        this.requestId = requestId;
        this.payload = payload;
    }

    String requestId() {
        return requestId;
    }

    byte[] payload() {
        return payload;
    }

    CompletableFuture<Delivery> delivery() {
        return delivery;
    }

    CompletableFuture<InvocationResult> result() {
        return result;
    }
}
