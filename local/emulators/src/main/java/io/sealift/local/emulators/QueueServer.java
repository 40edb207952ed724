package io.sealift.local.emulators;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;

/** SQS: ElasticMQ, with its queues and messages in an H2 database. */
final class QueueServer {
    private QueueServer() {}

    /** Creates missing queues and serves them on a port; returns once it listens. */
    static void start(EmulatorsConfig config, int port, Path folder) {
        var stop = new ElasticMQServer(new ElasticMQServerConfig(settings(config, port, folder))).start();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(stop::apply));
    }

    private static Config settings(EmulatorsConfig config, int port, Path folder) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("node-address.host", "127.0.0.1");
        settings.put("node-address.port", config.ports().sqs());
        settings.put("rest-sqs.bind-hostname", "127.0.0.1");
        settings.put("rest-sqs.bind-port", port);
        settings.put("rest-stats.enabled", false);
        settings.put("pekko.loglevel", "WARNING");
        settings.put("aws.region", config.region());
        settings.put("aws.accountId", config.accountId());
        settings.put("messages-storage.enabled", true);
        // By default H2 keeps a commit in memory for half a second, so a kill would lose accepted messages. And this
        // class's shutdown hook ends it, not its own, so that the last message is stored.
        settings.put(
                "messages-storage.uri",
                "jdbc:h2:" + folder.resolve("queues") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
        settings.put("messages-storage.username", "sa");
        Config all = ConfigFactory.parseMap(settings);
        for (QueueConfig queue : config.queues()) {
            all = all.withValue("queues.\"" + queue.name() + "\"", ConfigValueFactory.fromMap(settings(queue)));
        }
        return all.withFallback(ConfigFactory.load());
    }

    private static Map<String, Object> settings(QueueConfig queue) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("defaultVisibilityTimeout", queue.visibilityTimeoutSeconds() + " seconds");
        if (queue.redrive() != null) {
            settings.put(
                    "deadLettersQueue",
                    Map.of(
                            "name", queue.redrive().deadLetterQueue(),
                            "maxReceiveCount", queue.redrive().receiveCountMax()));
        }
        return settings;
    }
}
