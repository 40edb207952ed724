package io.sealift.local.trino;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/**
 * The folder of one Trino plugin: symbolic links to its jars.
 *
 * <p>Trino loads plugins from folders only. Links keep the jars where Maven put them.
 */
final class PluginFolder {
    private PluginFolder() {}

    /**
     * Sets up the folder, whatever was there.
     *
     * @param folder the plugin's own folder
     * @param jars its class path, in order
     * @param pluginClass the class that Trino should load; the plain jars do not name it
     */
    static void write(Path folder, List<Path> jars, String pluginClass) {
        try {
            Files.createDirectories(folder);
            removeOld(folder);
            writeService(folder.resolve("000-service.jar"), pluginClass);
            for (int i = 0; i < jars.size(); i++) {
                var jar = jars.get(i);
                // Numbered, as jars of different groups may have the same name.
                Files.createSymbolicLink(folder.resolve("%03d-%s".formatted(i + 1, jar.getFileName())), jar);
            }
        } catch (IOException refused) {
            throw new UncheckedIOException("Cannot make plugin folder " + folder, refused);
        }
    }

    private static void removeOld(Path folder) throws IOException {
        try (var old = Files.newDirectoryStream(folder)) {
            for (Path file : old) {
                Files.delete(file);
            }
        }
    }

    private static void writeService(Path jar, String pluginClass) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("META-INF/services/io.trino.spi.Plugin"));
            out.write(pluginClass.getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }
    }
}
