package io.sealift.local.cloud;

import io.sealift.local.athena.AthenaServer;
import io.sealift.local.athena.AthenaSettings;
import io.sealift.local.athena.WorkGroup;
import io.sealift.local.emulators.EmulatorsConfig;
import io.sealift.local.events.EventBus;
import io.sealift.local.events.Schedule;
import io.sealift.local.events.Scheduler;
import io.sealift.local.glue.GlueCatalog;
import io.sealift.local.glue.GlueServer;
import io.sealift.local.lambda.LambdaFunction;
import io.sealift.local.lambda.LambdaService;
import io.sealift.local.lambda.LambdaSettings;
import io.sealift.local.storage.Emulators;
import io.sealift.local.template.CloudTemplate;
import io.sealift.local.template.EventSourceSpec;
import io.sealift.local.template.FunctionSpec;
import io.sealift.local.template.TemplateContext;
import io.sealift.local.trino.S3Access;
import io.sealift.local.trino.TrinoServer;
import io.sealift.local.trino.TrinoSettings;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * A running local cloud: what template.yaml declares, built from real parts, on the loopback address.
 *
 * <p>All state is in one folder; a new cloud on it continues where the last one ended, even after a crash.
 */
public final class LocalCloud implements AutoCloseable {
    private static final String STACK = "sealift";

    private final Closing closing;
    private final CloudSettings settings;
    private final FunctionDeployment functions;
    private volatile CloudEnvironment environment;

    private LocalCloud(
            Closing closing, CloudSettings settings, FunctionDeployment functions, CloudEnvironment environment) {
        this.closing = closing;
        this.settings = settings;
        this.functions = functions;
        this.environment = environment;
    }

    /**
     * Starts everything and returns once all of it answers.
     *
     * @param progress receives a line for each part that is up
     * @throws CloudStartException if it cannot start as asked; nothing is left running
     */
    public static LocalCloud start(CloudSettings settings, Consumer<String> progress) {
        Closing closing = new Closing();
        try {
            return start(settings, progress, closing);
        } catch (RuntimeException failure) {
            closing.close();
            throw failure;
        }
    }

    private static LocalCloud start(CloudSettings settings, Consumer<String> progress, Closing closing) {
        CloudPorts ports = settings.ports();
        CloudDirectory directory = closing.add(CloudDirectory.open(settings.directory()));
        CloudTemplate template = template(settings);
        CloudEnvironment environment = CloudEnvironment.of(ports);
        Clock clock = Clock.systemUTC();
        S3Access s3 = s3Access(ports);
        GlueCatalog catalog = GlueCatalog.open(directory.folder("glue"), clock);
        GlueServer glue = closing.add(GlueServer.start(catalog, ports.glue()));

        // Both take seconds, and neither needs the other to start.
        try (ExecutorService starts = Executors.newVirtualThreadPerTaskExecutor()) {
            EmulatorsConfig plan = EmulatorsPlan.of(template, ports, directory.folder("storage"));
            Future<Emulators> storage = starts.submit(() -> {
                Emulators started = closing.add(Emulators.start(
                        settings.home(),
                        settings.countsPort().map(plan::counting).orElse(plan),
                        directory.log("emulators")));
                progress.accept("S3, SQS and DynamoDB are up");
                return started;
            });
            Future<TrinoServer> engine = starts.submit(() -> {
                TrinoServer started = closing.add(TrinoServer.start(
                        settings.home(),
                        new TrinoSettings(directory.folder("trino"), ports.trino(), glue.endpoint(), s3)));
                progress.accept("Trino is up");
                return started;
            });
            // The tables need only the emulators, so they are created while Trino is still starting.
            result(storage);
            Services services = new Services(closing, environment, template);
            services.createTables();
            TrinoServer trino = result(engine);

            EventBus bus = new EventBus(clock, CloudEnvironment.REGION);
            WorkGroup workGroup = workGroup(template);
            closing.add(AthenaServer.start(
                    new AthenaSettings(directory.folder("athena"), ports.athena(), List.of(workGroup), s3),
                    catalog,
                    trino.client(),
                    bus::publish,
                    clock,
                    UUID::randomUUID));
            services.createDatabase(catalog);
            progress.accept("Athena and Glue are up");

            LambdaService lambda = closing.add(new LambdaService(LambdaSettings.of(settings.home(), clock)));
            Scheduler scheduler = closing.add(new Scheduler(clock));
            FunctionDeployment deployment = new FunctionDeployment(
                    lambda,
                    bus,
                    scheduler,
                    services.sqs(),
                    queue -> queueUrl(ports, queue),
                    environment,
                    directory.folder("functions"),
                    settings.schedule(),
                    settings.workersMax(),
                    clock);
            for (FunctionSpec function : template.functions()) {
                deploy(deployment, function, closing);
            }
            template.rules().forEach(deployment::connect);
            progress.accept("Functions are deployed: "
                    + template.functions().stream().map(FunctionSpec::name).toList());
            LocalCloud cloud = new LocalCloud(closing, settings, deployment, environment);
            cloud.tell(template);
            return cloud;
        }
    }

    private static S3Access s3Access(CloudPorts ports) {
        return new S3Access(
                URI.create("http://127.0.0.1:" + ports.s3()),
                CloudEnvironment.REGION,
                CloudEnvironment.ACCESS_KEY,
                CloudEnvironment.SECRET_KEY);
    }

    private static WorkGroup workGroup(CloudTemplate template) {
        return new WorkGroup(
                template.workGroup().name(), template.workGroup().outputLocation(), WorkGroup.Enforcement.CLIENT);
    }

    private static CloudTemplate template(CloudSettings settings) {
        return CloudTemplate.read(
                settings.template(),
                new TemplateContext(
                        STACK,
                        CloudEnvironment.ACCOUNT,
                        CloudEnvironment.REGION,
                        settings.parameters(),
                        queue -> queueUrl(settings.ports(), queue)));
    }

    private static void deploy(FunctionDeployment deployment, FunctionSpec spec, Closing closing) {
        LambdaFunction function = deployment.deploy(spec);
        for (EventSourceSpec source : spec.events()) {
            switch (source) {
                case EventSourceSpec.SqsSource queue -> closing.add(deployment.connect(queue, function));
                case EventSourceSpec.ScheduleSource schedule -> deployment.connect(schedule, function);
                case EventSourceSpec.RuleSource rule -> deployment.connect(rule, function);
            }
        }
    }

    /** The variables by which clients find it; the same that {@code endpoints.env} holds. */
    public CloudEnvironment environment() {
        return environment;
    }

    /** The template's functions. */
    public Collection<LambdaFunction> functions() {
        return functions.lambda().functions();
    }

    /** The schedules of the template's functions. */
    public List<Schedule> schedules() {
        return functions.scheduler().schedules();
    }

    /**
     * Redeploys the functions with other values for some of the template's parameters, as a new deployment of the stack
     * does. Only the functions change; invocations under way end as they began.
     */
    public void update(Map<String, String> parameters) {
        CloudTemplate template = template(settings.with(parameters));
        template.functions().forEach(functions::update);
        tell(template);
    }

    /** Gives clients the variables that the functions have. */
    private void tell(CloudTemplate template) {
        environment = environment.and(template.functions().stream()
                .map(FunctionSpec::environment)
                .map(LocalCloud::resourceNames)
                .reduce(Map.of(), LocalCloud::union));
        environment.write(settings.directory());
    }

    @Override
    public void close() {
        closing.close();
    }

    private static URI queueUrl(CloudPorts ports, String queue) {
        return URI.create("http://127.0.0.1:%d/%s/%s".formatted(ports.sqs(), CloudEnvironment.ACCOUNT, queue));
    }

    private static Map<String, String> resourceNames(Map<String, String> variables) {
        return variables.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("SEALIFT_"))
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, String> union(Map<String, String> one, Map<String, String> other) {
        Map<String, String> both = new java.util.HashMap<>(one);
        both.putAll(other);
        return both;
    }

    private static <T> T result(Future<T> started) {
        try {
            return started.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new CloudStartException("A part of the local cloud did not start: " + failed.getCause(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CloudStartException("Interrupted while the local cloud was starting", interrupted);
        }
    }
}
