package io.sealift.local.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** The TCP ports of a local cloud, all on the loopback address. */
public record CloudPorts(int s3, int sqs, int dynamodb, int athena, int glue, int trino) {
    private static final int COUNT = 6;

    /** Ports that are free now. */
    public static CloudPorts free() {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int index = 0; index < COUNT; index++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            int[] ports = held.stream().mapToInt(ServerSocket::getLocalPort).toArray();
            return of(ports);
        } catch (IOException none) {
            throw new UncheckedIOException("No free port on the loopback address", none);
        } finally {
            held.forEach(CloudPorts::release);
        }
    }

    /**
     * Six ports in a row.
     *
     * @throws CloudStartException if one of them is in use
     */
    public static CloudPorts from(int first) {
        int[] ports = new int[COUNT];
        for (int index = 0; index < COUNT; index++) {
            ports[index] = first + index;
            requireFree(ports[index]);
        }
        return of(ports);
    }

    private static CloudPorts of(int[] ports) {
        return new CloudPorts(ports[0], ports[1], ports[2], ports[3], ports[4], ports[5]);
    }

    private static void requireFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException | IllegalArgumentException taken) {
            throw new CloudStartException(
                    "Port %d cannot be used: %s. Choose another first port, or leave --port out for free ones"
                            .formatted(port, taken.getMessage()),
                    taken);
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            // A socket that was never connected: nothing can get lost.
        }
    }
}
