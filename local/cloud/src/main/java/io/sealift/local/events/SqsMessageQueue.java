package io.sealift.local.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** A queue behind the SQS API. The client belongs to the caller. */
public final class SqsMessageQueue implements MessageQueue {
    private static final Logger LOG = LoggerFactory.getLogger(SqsMessageQueue.class);
    private static final int DELETE_BATCH_MAX = 10;

    private final SqsClient sqs;
    private final String queueUrl;

    public SqsMessageQueue(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    @Override
    public void send(String body) {
        sqs.sendMessage(request -> request.queueUrl(queueUrl).messageBody(body));
    }

    @Override
    public List<QueueMessage> receive(int max, Duration wait) {
        return sqs
                .receiveMessage(request -> request.queueUrl(queueUrl)
                        .maxNumberOfMessages(max)
                        .waitTimeSeconds(Math.toIntExact(wait.toSeconds()))
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All"))
                .messages()
                .stream()
                .map(SqsMessageQueue::message)
                .toList();
    }

    @Override
    public void delete(List<QueueMessage> messages) {
        for (List<QueueMessage> part : messages.stream()
                .gather(Gatherers.windowFixed(DELETE_BATCH_MAX))
                .toList()) {
            sqs.deleteMessageBatch(request -> request.queueUrl(queueUrl).entries(entries(part)))
                    .failed()
                    .forEach(failure -> LOG.warn(
                            "{}: message {} could not be deleted ({}: {}) and will come back",
                            queueUrl,
                            part.get(Integer.parseInt(failure.id())).messageId(),
                            failure.code(),
                            failure.message()));
        }
    }

    private static List<DeleteMessageBatchRequestEntry> entries(List<QueueMessage> messages) {
        var entries = new ArrayList<DeleteMessageBatchRequestEntry>();
        for (QueueMessage message : messages) {
            entries.add(DeleteMessageBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .receiptHandle(message.receiptHandle())
                    .build());
        }
        return entries;
    }

    private static QueueMessage message(Message message) {
        Map<String, QueueMessage.Attribute> attributes = new LinkedHashMap<>();
        message.messageAttributes().forEach((name, value) -> attributes.put(name, attribute(value)));
        return new QueueMessage(
                message.messageId(),
                message.receiptHandle(),
                message.body(),
                message.md5OfBody(),
                message.attributesAsStrings(),
                attributes);
    }

    private static QueueMessage.Attribute attribute(MessageAttributeValue value) {
        return new QueueMessage.Attribute(
                value.dataType(),
                value.binaryValue() == null
                        ? value.stringValue()
                        : Base64.getEncoder().encodeToString(value.binaryValue().asByteArray()));
    }
}
