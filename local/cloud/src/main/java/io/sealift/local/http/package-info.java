/** What the front ends of the local cloud share: AWS's JSON protocol over HTTP and state kept in JSON files. */
@NullMarked
package io.sealift.local.http;

import org.jspecify.annotations.NullMarked;
