package io.sealift.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.sealift.feed.FeedDefinition;
import io.sealift.feed.validation.CanonicalReader;
import io.sealift.feed.validation.FileNaming;
import io.sealift.feed.validation.FileValidator;
import io.sealift.feed.validation.ValidationLimits;
import io.sealift.feed.validation.ValidationResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reading a plain file and writing its rows, compared with the minimum that any JSON reader must do. One operation is
 * the whole file.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 8, time = 1)
@Fork(2)
public class ValidationBenchmark {
    private final JsonFactory json = new JsonFactory();
    private final FeedDefinition feed = FeedDefinition.builtIn();
    private final FileValidator validator = new FileValidator(feed, ValidationLimits.DEFAULT);
    private byte[] plain = new byte[0];
    private byte[] careful = new byte[0];
    private byte[] canonical = new byte[0];

    /** Reads the file, and makes a variant in which every row has an escape. */
    @Setup
    public void read() throws IOException {
        plain = WeatherText.read();
        careful = new String(plain, StandardCharsets.UTF_8)
                .replace("deviceid", "device\\u0069d")
                .getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        LineWriter writer = new LineWriter(lines);
        validator.validate(FileNaming.PLAIN, new ByteArrayInputStream(plain), writer);
        writer.flush();
        canonical = lines.toByteArray();
    }

    /** Everything that validation does with a plain file. */
    @Benchmark
    public ValidationResult validate() throws IOException {
        return validator.validate(FileNaming.PLAIN, new ByteArrayInputStream(plain));
    }

    /** Validation, and each row written as it is in a pack. */
    @Benchmark
    public ValidationResult canonical() throws IOException {
        return validator.validate(
                FileNaming.PLAIN, new ByteArrayInputStream(plain), new LineWriter(OutputStream.nullOutputStream()));
    }

    /** The same with unusual rows. */
    @Benchmark
    public ValidationResult canonicalCarefully() throws IOException {
        return validator.validate(
                FileNaming.PLAIN, new ByteArrayInputStream(careful), new LineWriter(OutputStream.nullOutputStream()));
    }

    /** The check of a pack before its commit. */
    @Benchmark
    public long readCanonical() throws IOException {
        long[] rows = new long[1];
        CanonicalReader.read(
                feed, new ByteArrayInputStream(canonical), (file, row, text, start, end) -> rows[0] += file);
        return rows[0];
    }

    /** Only validation, of unusual rows. */
    @Benchmark
    public ValidationResult validateCarefully() throws IOException {
        return validator.validate(FileNaming.PLAIN, new ByteArrayInputStream(careful));
    }

    /** Jackson's tokens, without reading their content. */
    @Benchmark
    public long bareTokenWalk() throws IOException {
        long tokens = 0;
        try (JsonParser parser = json.createParser(new ByteArrayInputStream(plain))) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }
}
