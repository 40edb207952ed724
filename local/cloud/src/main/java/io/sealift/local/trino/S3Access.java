package io.sealift.local.trino;

import java.net.URI;

/**
 * Where the local S3 is, and the credentials for it.
 *
 * @param endpoint its address, used with path-style requests
 * @param region the region that signatures name
 * @param accessKey the id of the key
 * @param secretKey the secret of the key
 */
public record S3Access(URI endpoint, String region, String accessKey, String secretKey) {}
