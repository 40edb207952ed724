package io.sealift.local.emulators;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** Sends messages from the outbox to their queues, retrying for as long as it takes. */
final class NotificationSender {
    private static final Logger LOG = LoggerFactory.getLogger(NotificationSender.class);
    private static final long RETRY_PAUSE_MILLIS = 250;
    /** How many are read from the folder in one pass; a listing is expensive when many messages wait. */
    private static final int PASS_MAX = 1_000;
    /** SQS accepts no more in one call. */
    private static final int BATCH_MAX = 10;

    private final Outbox outbox;
    private final SqsClient sqs;
    private final URI queues;
    private final Semaphore added = new Semaphore(1);
    private boolean failing;

    /**
     * A sender that is not yet started.
     *
     * @param queues the base URL, to which each queue's name is appended
     */
    NotificationSender(Outbox outbox, SqsClient sqs, URI queues) {
        this.outbox = outbox;
        this.sqs = sqs;
        this.queues = queues;
    }

    /** Sends in the background until the process ends. */
    void start() {
        Thread.ofPlatform().daemon().name("notification-sender").start(this::run);
    }

    /** Stores a message and returns; it is sent soon. */
    void send(String queue, String body) {
        outbox.add(queue, body);
        added.release();
    }

    private void run() {
        try {
            while (true) {
                // Not longer than the pause: a failed pass leaves messages that will not be announced again.
                if (added.tryAcquire(RETRY_PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                    added.drainPermits();
                }
                List<Outbox.Pending> pending = outbox.oldest(PASS_MAX);
                while (!pending.isEmpty() && sendAll(pending)) {
                    pending = outbox.oldest(PASS_MAX);
                }
                if (!pending.isEmpty()) {
                    Thread.sleep(RETRY_PAUSE_MILLIS);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean sendAll(List<Outbox.Pending> pending) {
        Map<String, List<Outbox.Pending>> byQueue =
                pending.stream().collect(Collectors.groupingBy(Outbox.Pending::queue));
        boolean sent = true;
        for (Map.Entry<String, List<Outbox.Pending>> queue : byQueue.entrySet()) {
            for (List<Outbox.Pending> batch : queue.getValue().stream()
                    .gather(Gatherers.windowFixed(BATCH_MAX))
                    .toList()) {
                sent &= sendBatch(queue.getKey(), batch);
            }
        }
        return sent;
    }

    private boolean sendBatch(String queue, List<Outbox.Pending> batch) {
        var entries = new ArrayList<SendMessageBatchRequestEntry>();
        for (int index = 0; index < batch.size(); index++) {
            entries.add(SendMessageBatchRequestEntry.builder()
                    .id(Integer.toString(index))
                    .messageBody(batch.get(index).body())
                    .build());
        }
        try {
            SendMessageBatchResponse answer = sqs.sendMessageBatch(
                    request -> request.queueUrl(queues + "/" + queue).entries(entries));
            answer.successful().forEach(taken -> outbox.remove(batch.get(Integer.parseInt(taken.id()))));
            answer.failed().forEach(refused -> warnOnce(queue, refused.message()));
            failing = !answer.failed().isEmpty();
            return !failing;
        } catch (SdkException unavailable) {
            warnOnce(queue, unavailable.toString());
            failing = true;
            return false;
        }
    }

    private void warnOnce(String queue, String problem) {
        if (!failing) {
            LOG.warn("Queue {} does not take notifications, trying again until it does: {}", queue, problem);
        }
    }
}
