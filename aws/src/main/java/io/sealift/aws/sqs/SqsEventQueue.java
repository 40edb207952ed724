package io.sealift.aws.sqs;

import io.sealift.core.notification.EventQueue;
import io.sealift.core.notification.Notification.ObjectCreated;
import io.sealift.core.notification.NotificationWriter;
import io.sealift.core.runtime.Pause;
import io.sealift.core.store.StoreUnavailableException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** The queue on SQS. The client belongs to the caller. */
public final class SqsEventQueue implements EventQueue {
    /** On top of the client's own retries: it considers a batch done even if only part of it is. */
    private static final int TRIES_MAX = 3;

    private static final Duration PAUSE = Duration.ofMillis(200);

    /** Everything a queue holds: messages that wait, messages in flight, and delayed ones. */
    private static final List<QueueAttributeName> COUNTS = List.of(
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);

    private final SqsClient sqs;
    private final String queueUrl;
    private final Clock clock;
    private final Pause pause;

    /** A queue by its address; the clock dates its messages. */
    public SqsEventQueue(SqsClient sqs, String queueUrl, Clock clock, Pause pause) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * {@inheritDoc}
     *
     * <p>SQS may accept some messages of a batch and not others. The rest are sent again a few times; then this throws.
     */
    @Override
    public void send(List<ObjectCreated> objects) {
        EventQueue.requireSendable(objects);
        List<SendMessageBatchRequestEntry> unsent = entries(objects);
        for (int tried = 1; ; tried++) {
            List<BatchResultErrorEntry> failed = sendOnce(unsent);
            if (failed.isEmpty()) {
                return;
            }
            if (tried == TRIES_MAX) {
                throw refused(failed);
            }
            List<String> ids = failed.stream().map(BatchResultErrorEntry::id).toList();
            unsent = unsent.stream().filter(entry -> ids.contains(entry.id())).toList();
            pause.sleep(PAUSE.multipliedBy(tried));
        }
    }

    @Override
    public long backlog() {
        try {
            Map<QueueAttributeName, String> counts = sqs.getQueueAttributes(
                            request -> request.queueUrl(queueUrl).attributeNames(COUNTS))
                    .attributes();
            return COUNTS.stream()
                    .mapToLong(name -> Long.parseLong(counts.getOrDefault(name, "0")))
                    .sum();
        } catch (SdkException failure) {
            throw unavailable("tell how many messages it holds", "sqs:GetQueueAttributes", failure);
        }
    }

    private List<BatchResultErrorEntry> sendOnce(List<SendMessageBatchRequestEntry> entries) {
        try {
            return sqs.sendMessageBatch(request -> request.queueUrl(queueUrl).entries(entries))
                    .failed();
        } catch (SdkException failure) {
            throw unavailable("take %d messages".formatted(entries.size()), "sqs:SendMessage", failure);
        }
    }

    private List<SendMessageBatchRequestEntry> entries(List<ObjectCreated> objects) {
        Instant now = clock.instant();
        List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
        for (ObjectCreated object : objects) {
            entries.add(SendMessageBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .messageBody(NotificationWriter.created(object, now))
                    .build());
        }
        return entries;
    }

    private StoreUnavailableException refused(List<BatchResultErrorEntry> failed) {
        BatchResultErrorEntry first = failed.getFirst();
        String reason = "%s, %s".formatted(first.code(), first.message());
        return new StoreUnavailableException(
                "Queue %s refused %d messages %d times: %s. Call again later"
                        .formatted(queueUrl, failed.size(), TRIES_MAX, reason),
                new IOException(reason));
    }

    private StoreUnavailableException unavailable(String what, String permission, SdkException failure) {
        return new StoreUnavailableException(
                "Queue %s did not %s: %s. If this lasts, check SEALIFT_QUEUE_URL and the role's permission %s"
                        .formatted(queueUrl, what, failure.getMessage(), permission),
                failure);
    }
}
