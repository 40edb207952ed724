package io.sealift.local.cloud;

import io.sealift.local.events.EventBus;
import io.sealift.local.events.EventPattern;
import io.sealift.local.events.FailureReporting;
import io.sealift.local.events.QueueTarget;
import io.sealift.local.events.Schedule;
import io.sealift.local.events.ScheduleExpression;
import io.sealift.local.events.ScheduleInput;
import io.sealift.local.events.ScheduleSpec;
import io.sealift.local.events.Scheduler;
import io.sealift.local.events.SqsEventSource;
import io.sealift.local.events.SqsMessageQueue;
import io.sealift.local.events.SqsSourceConfig;
import io.sealift.local.lambda.FunctionConfig;
import io.sealift.local.lambda.LambdaFunction;
import io.sealift.local.lambda.LambdaService;
import io.sealift.local.template.EventSourceSpec.RuleSource;
import io.sealift.local.template.EventSourceSpec.ScheduleSource;
import io.sealift.local.template.EventSourceSpec.SqsSource;
import io.sealift.local.template.FunctionSpec;
import io.sealift.local.template.RuleSpec;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Deploys a function of the template and connects its event sources. */
record FunctionDeployment(
        LambdaService lambda,
        EventBus bus,
        Scheduler scheduler,
        SqsClient sqs,
        Function<String, URI> queueUrls,
        CloudEnvironment environment,
        Path logs,
        Optional<Duration> schedule,
        int workersMax,
        Clock clock) {
    /** For a schedule and an event that come at the same time. */
    private static final int CONCURRENCY_WITHOUT_QUEUE = 2;

    LambdaFunction deploy(FunctionSpec spec) {
        if (!Files.isRegularFile(spec.codeUri())) {
            throw new CloudStartException("Function %s has no code: %s is missing. Build the project with mvn package"
                    .formatted(spec.logicalId(), spec.codeUri()));
        }
        return lambda.deploy(config(spec));
    }

    void update(FunctionSpec spec) {
        lambda.function(spec.name()).update(config(spec));
    }

    private FunctionConfig config(FunctionSpec spec) {
        Map<String, String> variables = new HashMap<>(environment.variables());
        variables.putAll(spec.environment());
        return new FunctionConfig(
                spec.name(),
                spec.handler(),
                List.of(spec.codeUri()),
                spec.memoryMib(),
                spec.timeout(),
                spec.asyncRetriesMax(),
                variables,
                concurrency(spec, workersMax),
                logs);
    }

    SqsEventSource connect(SqsSource source, LambdaFunction function) {
        SqsSourceConfig config = new SqsSourceConfig(
                "arn:aws:sqs:%s:%s:%s".formatted(CloudEnvironment.REGION, CloudEnvironment.ACCOUNT, source.queueName()),
                source.batchSize(),
                source.window(),
                // No more batches than children: messages are hidden only for a while, and waiting would use that up.
                Math.min(source.concurrencyMax(), function.config().concurrencyMax()),
                switch (source.reporting()) {
                    case WHOLE_BATCH -> FailureReporting.WHOLE_BATCH;
                    case FAILED_ITEMS -> FailureReporting.BATCH_ITEM_FAILURES;
                });
        return SqsEventSource.start(config, queue(source.queueName()), function::invoke, clock);
    }

    Schedule connect(ScheduleSource source, LambdaFunction function) {
        ScheduleSpec declared = new ScheduleSpec(
                source.name(),
                ScheduleExpression.parse(source.expression()),
                ZoneOffset.UTC,
                ScheduleInput.of(source.input()));
        return scheduler.add(schedule.map(declared::every).orElse(declared), function::invokeAsync);
    }

    void connect(RuleSource source, LambdaFunction function) {
        bus.addRule(source.name(), EventPattern.of(source.pattern()), function::invokeAsync);
    }

    void connect(RuleSpec rule) {
        for (String queueName : rule.queueNames()) {
            bus.addRule(rule.name(), EventPattern.of(rule.pattern()), new QueueTarget(queue(queueName)));
        }
    }

    private SqsMessageQueue queue(String name) {
        return new SqsMessageQueue(sqs, queueUrls.apply(name).toString());
    }

    /** The most children of a function that run at once. */
    static int concurrency(FunctionSpec spec, int workersMax) {
        int queues = spec.events().stream()
                .mapToInt(source -> source instanceof SqsSource queue ? queue.concurrencyMax() : 0)
                .sum();
        int declared = spec.reservedConcurrency().orElse(Math.max(queues, CONCURRENCY_WITHOUT_QUEUE));
        return Math.min(declared, workersMax);
    }
}
