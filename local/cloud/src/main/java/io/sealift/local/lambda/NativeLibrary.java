package io.sealift.local.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The native library of the runtime interface client, one copy per child.
 *
 * <p>By default, every child's client on the machine unpacks it to the same path, and a child that loads it while
 * another is copying crashes.
 */
final class NativeLibrary {
    private static final String PROPERTY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private NativeLibrary() {}

    /**
     * Unpacks this machine's library into a child's folder; returns the JVM option by which the child's client finds
     * it.
     */
    static String unpack(List<Path> runtimeClient, Path work) {
        String name = nameFor(System.getProperty("os.arch"));
        Path library = work.resolve(name);
        for (Path jar : runtimeClient) {
            if (Files.isRegularFile(jar) && copied(jar, "jni/" + name, library)) {
                return "-D" + PROPERTY + "=" + library;
            }
        }
        throw new IllegalStateException("The Lambda runtime interface client has no native library " + name + " in "
                + runtimeClient + ". Functions run on Linux on x86_64 and aarch64 only");
    }

    private static String nameFor(String architecture) {
        String cpu = architecture.equals("aarch64") ? "aarch_64" : "x86_64";
        String musl = architecture.equals("aarch64") ? "aarch64" : "x86_64";
        String system = Files.exists(Path.of("/lib/ld-musl-" + musl + ".so.1")) ? "linux_musl" : "linux";
        return "libaws-lambda-jni.%s-%s.so".formatted(system, cpu);
    }

    private static boolean copied(Path jar, String entryName, Path target) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry(entryName);
            if (entry == null) {
                return false;
            }
            try (InputStream content = zip.getInputStream(entry)) {
                Files.copy(content, target);
                return true;
            }
        } catch (IOException refused) {
            throw new UncheckedIOException("Cannot unpack " + entryName + " of " + jar + " to " + target, refused);
        }
    }
}
