package io.sealift.local.template;

import io.sealift.local.template.EventSourceSpec.Reporting;
import io.sealift.local.template.EventSourceSpec.RuleSource;
import io.sealift.local.template.EventSourceSpec.ScheduleSource;
import io.sealift.local.template.EventSourceSpec.SqsSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Reads what calls one function.
 *
 * @param function the function's logical id
 * @param timeout how long a call may take
 * @param queues the queues that may call it
 */
record EventSourceReader(Stack stack, String function, Duration timeout, List<QueueSpec> queues) {
    private static final int BATCH_ASSUMED = 10;
    /** A larger batch has to be collected, which Lambda refuses to do without a window. */
    private static final int BATCH_MAX_WITHOUT_WINDOW = 10;
    /** If none is set, Lambda goes up to this many for a standard queue. */
    private static final int CONCURRENCY_ASSUMED = 1_000;

    List<EventSourceSpec> readAll(Map<String, Section> events) {
        return events.entrySet().stream()
                .map(event -> read(event.getKey(), event.getValue()))
                .toList();
    }

    private EventSourceSpec read(String name, Section event) {
        Section properties = event.section("Properties");
        String type = event.text("Type");
        return switch (type) {
            case "SQS" -> sqs(new Section(event.where(), properties.raw(), properties.intrinsics()));
            case "ScheduleV2" ->
                new ScheduleSource(
                        properties.optionalText("Name").orElse(function + name),
                        properties.text("ScheduleExpression"),
                        properties.optionalText("Input").orElse("{}"));
            case "EventBridgeRule" -> {
                if (!properties.has("Pattern")) {
                    throw new TemplateException(event.where() + " has no property Pattern, which it needs");
                }
                yield new RuleSource(
                        properties.optionalText("RuleName").orElse(function + name), properties.get("Pattern"));
            }
            default ->
                throw new TemplateException(event.where() + " has event type " + type
                        + ", which the local cloud does not run; it runs: SQS, ScheduleV2, EventBridgeRule");
        };
    }

    private SqsSource sqs(Section properties) {
        String queue = stack.queueOfArn(properties.where(), properties.text("Queue"));
        requireHiddenForACall(properties, queue);
        int batchSize = properties.number("BatchSize", BATCH_ASSUMED);
        Duration window = properties.seconds("MaximumBatchingWindowInSeconds", 0);
        if (batchSize > BATCH_MAX_WITHOUT_WINDOW && window.isZero()) {
            throw new TemplateException(properties.where() + " has batch size " + batchSize
                    + ", and above 10 Lambda needs MaximumBatchingWindowInSeconds of at least 1");
        }
        return new SqsSource(
                queue,
                batchSize,
                window,
                properties.section("ScalingConfig").number("MaximumConcurrency", CONCURRENCY_ASSUMED),
                properties.texts("FunctionResponseTypes").contains("ReportBatchItemFailures")
                        ? Reporting.FAILED_ITEMS
                        : Reporting.WHOLE_BATCH);
    }

    /** Lambda refuses a queue that would deliver a message again while a call may still be working on it. */
    private void requireHiddenForACall(Section properties, String name) {
        for (QueueSpec queue : queues) {
            if (queue.name().equals(name) && queue.visibilityTimeout().compareTo(timeout) < 0) {
                throw new TemplateException(
                        "%s: queue %s hides messages for %d s, less than the function's time-out of %d s"
                                .formatted(
                                        properties.where(),
                                        queue.logicalId(),
                                        queue.visibilityTimeout().toSeconds(),
                                        timeout.toSeconds()));
            }
        }
    }
}
