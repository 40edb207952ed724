package io.sealift.local.emulators;

import jakarta.servlet.Filter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts counters in front of the servers, if the configuration asks for them.
 *
 * <p>S3 takes one as a filter. The other two servers have no place for a filter, so they listen elsewhere.
 *
 * @param counts what was counted; null if nothing is
 * @param sqsPort where the queues must listen
 * @param dynamodbPort where the tables must listen
 */
record Counting(@Nullable Counts counts, int sqsPort, int dynamodbPort) {
    static Counting of(EmulatorsConfig config) {
        return config.countsPort() == null
                ? new Counting(null, config.ports().sqs(), config.ports().dynamodb())
                : new Counting(new Counts(), freePort(), freePort());
    }

    /** What counts the calls of S3. */
    List<Filter> filters() {
        return counts == null ? List.of() : List.of(new ObjectCalls(counts));
    }

    /** Lets calls through to the servers; they must listen. */
    void start(EmulatorsConfig config) {
        if (counts == null || config.countsPort() == null) {
            return;
        }
        try {
            JsonCallProxy.start(config.ports().sqs(), sqsPort, new QueueCalls(counts));
            JsonCallProxy.start(
                    config.ports().dynamodb(),
                    dynamodbPort,
                    new TableCalls(counts, new TransactionUnits(new TableReader(dynamodbPort))));
            CountsServer.start(config.countsPort(), counts);
        } catch (IOException refused) {
            throw new UncheckedIOException("Cannot count: " + refused.getMessage(), refused);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException("No free port on the loopback address", none);
        }
    }
}
