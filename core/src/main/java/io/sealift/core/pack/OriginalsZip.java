package io.sealift.core.pack;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The producers' exact bytes, as a ZIP that any tool opens. An entry is named {@code <file id>/<escaped key>}; its
 * comment is a JSON object with the ETag, the MD5, the content headers and the user metadata of its object.
 */
final class OriginalsZip {
    private static final JsonMapper JSON = new JsonMapper();
    /** S3 allows 2 KB of user metadata; a ZIP holds 64 KB of comment. */
    private static final int COMMENT_BYTES_MAX = 65_535;

    private OriginalsZip() {}

    static byte[] of(List<ReadFile> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (ReadFile file : files) {
                zip.putNextEntry(entry(file));
                zip.write(file.original().array());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** The name of a file's entry. */
    static String name(ReadFile file) {
        String encoded = URLEncoder.encode(file.key(), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%2F", "/");
        // No part of the name may be empty or only dots: an unpacked file must not leave its folder.
        return (file.id() + "/" + encoded).replace("//", "/%2F").replaceAll("/\\.(\\.*)(?=/|$)", "/%2E$1");
    }

    private static ZipEntry entry(ReadFile file) {
        ZipEntry entry = new ZipEntry(name(file));
        entry.setComment(comment(file));
        // What is compressed already does not get smaller.
        if (isGzip(file.original().array())) {
            CRC32 sum = new CRC32();
            sum.update(file.original().array());
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(file.original().length());
            entry.setCompressedSize(file.original().length());
            entry.setCrc(sum.getValue());
        }
        return entry;
    }

    private static String comment(ReadFile file) {
        ObjectNode said = JSON.createObjectNode()
                .put("etag", file.file().object().version().eTag())
                .put("md5", file.md5());
        file.headers().content().forEach(said::put);
        ObjectNode metadata = said.putObject("metadata");
        file.headers().user().forEach(metadata::put);
        String comment = said.toString();
        if (comment.getBytes(StandardCharsets.UTF_8).length > COMMENT_BYTES_MAX) {
            said.remove("metadata");
        }
        return said.toString();
    }

    private static boolean isGzip(byte[] content) {
        return content.length > 2 && content[0] == (byte) 0x1f && content[1] == (byte) 0x8b;
    }
}
