package io.sealift.bench.flow;

import io.sealift.core.runtime.Pause;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Puts files into a bucket.
 *
 * @param s3 the store
 * @param bucket the bucket
 */
record Producer(S3Client s3, String bucket) {
    private static final int UPLOADS_AT_ONCE = 8;
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    /** Puts all files, as fast as it can. */
    void land(SmallFiles files) {
        land(files, 0, files.count());
    }

    /** Puts the files from one number to another, exclusive, as fast as it can. */
    void land(SmallFiles files, int from, int to) {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        try (ExecutorService uploads = Executors.newFixedThreadPool(UPLOADS_AT_ONCE)) {
            for (int file = from; file < to; file++) {
                int number = file;
                all.add(CompletableFuture.runAsync(() -> put(files.key(number), files.content(number)), uploads));
            }
        }
        all.forEach(CompletableFuture::join);
    }

    /**
     * Puts this many files a second, as far as the store keeps up; returns when each had landed, in {@link
     * System#nanoTime}.
     */
    Map<String, Long> landEvenly(SmallFiles files, double perSecond) {
        Map<String, Long> landed = new ConcurrentHashMap<>();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        long start = System.nanoTime();
        try (ExecutorService uploads = Executors.newFixedThreadPool(UPLOADS_AT_ONCE)) {
            for (int file = 0; file < files.count(); file++) {
                int number = file;
                Duration early = Duration.ofNanos(start + (long) (file / perSecond * 1e9) - System.nanoTime());
                if (early.isPositive()) {
                    Pause.real().sleep(early);
                }
                all.add(CompletableFuture.runAsync(
                        () -> {
                            put(files.key(number), files.content(number));
                            landed.put(files.key(number), System.nanoTime());
                        },
                        uploads));
            }
        }
        all.forEach(CompletableFuture::join);
        return landed;
    }

    /** Puts one file of any size. */
    void land(String key, Path file) {
        s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromFile(file));
    }

    /** Whether no file is left below a prefix. */
    boolean isReleased(String prefix) {
        return !s3.listObjectsV2(list -> list.bucket(bucket).prefix(prefix).maxKeys(1))
                .hasContents();
    }

    /** Waits until no file is left. It lists objects in S3, so call it after the counting. */
    void awaitReleased() {
        while (!isReleased("")) {
            Pause.real().sleep(LOOK_EVERY);
        }
    }

    private void put(String key, byte[] content) {
        s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromBytes(content));
    }
}
