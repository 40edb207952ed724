package io.sealift.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.sealift.core.feed.SqlFiles;
import io.sealift.core.validation.FileNaming;
import io.sealift.core.validation.FileValidator;
import io.sealift.core.validation.ValidationLimits;
import io.sealift.core.validation.ValidationResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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

/** Validation of a plain file beside the least that any JSON reader must do. One operation is the whole file. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 8, time = 1)
@Fork(2)
public class ValidationBenchmark {
    private final JsonFactory json = new JsonFactory();
    private final FileValidator validator = new FileValidator(SqlFiles.feed(), ValidationLimits.DEFAULT);
    private byte[] plain = new byte[0];
    private byte[] careful = new byte[0];

    /** Reads the file, and makes one of it whose every row has an escape. */
    @Setup
    public void read() throws IOException {
        plain = WeatherText.read();
        careful = new String(plain, StandardCharsets.UTF_8)
                .replace("deviceid", "device\\u0069d")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** All that validation does with a plain file. */
    @Benchmark
    public ValidationResult validate() throws IOException {
        return validator.validate(FileNaming.PLAIN, new ByteArrayInputStream(plain));
    }

    /** The same with rows that are not usual. */
    @Benchmark
    public ValidationResult validateCarefully() throws IOException {
        return validator.validate(FileNaming.PLAIN, new ByteArrayInputStream(careful));
    }

    /** Jackson's tokens, of which nobody asks the content. */
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
