package io.sealift.aws.sqs;

import io.sealift.core.deadletter.DeadLetterQueue;
import io.sealift.core.store.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageNotInflightException;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;

/** The dead-letter queue on SQS. The client belongs to the caller. */
public final class SqsDeadLetterQueue implements DeadLetterQueue {
    /** A long poll asks all of a queue's servers; a short one may miss waiting messages. */
    private static final int WAIT_SECONDS = 1;

    private final SqsClient sqs;
    private final String queueUrl;

    /** A queue by its address. */
    public SqsDeadLetterQueue(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    @Override
    public List<Message> receive(Duration visibilityTimeout) {
        return calling(
                "sqs:ReceiveMessage",
                () -> sqs
                        .receiveMessage(request -> request.queueUrl(queueUrl)
                                .maxNumberOfMessages(RECEIVE_MAX)
                                .waitTimeSeconds(WAIT_SECONDS)
                                .visibilityTimeout(Math.toIntExact(visibilityTimeout.toSeconds()))
                                .messageSystemAttributeNames(MessageSystemAttributeName.SENT_TIMESTAMP))
                        .messages()
                        .stream()
                        .map(SqsDeadLetterQueue::message)
                        .toList());
    }

    @Override
    public void delete(Message message) {
        calling("sqs:DeleteMessage", () -> {
            try {
                return sqs.deleteMessage(request -> request.queueUrl(queueUrl).receiptHandle(message.handle()));
            } catch (ReceiptHandleIsInvalidException gone) {
                // If it is not gone but received by somebody else, it comes again, and deciding again changes nothing.
                return gone;
            }
        });
    }

    @Override
    public void release(Message message) {
        calling("sqs:ChangeMessageVisibility", () -> {
            try {
                return sqs.changeMessageVisibility(request -> request.queueUrl(queueUrl)
                        .receiptHandle(message.handle())
                        .visibilityTimeout(0));
            } catch (MessageNotInflightException | ReceiptHandleIsInvalidException alreadyVisibleOrGone) {
                return alreadyVisibleOrGone;
            }
        });
    }

    private static Message message(software.amazon.awssdk.services.sqs.model.Message message) {
        String sentMillis = message.attributes().getOrDefault(MessageSystemAttributeName.SENT_TIMESTAMP, "0");
        return new Message(
                message.messageId(),
                message.receiptHandle(),
                Instant.ofEpochMilli(Long.parseLong(sentMillis)),
                message.body());
    }

    private <T> T calling(String permission, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException failure) {
            throw new StoreUnavailableException(
                    "Dead-letter queue %s did not answer: %s. If this lasts, check SEALIFT_DEAD_LETTER_QUEUE_URL and the permission %s"
                            .formatted(queueUrl, failure.getMessage(), permission),
                    failure);
        }
    }
}
