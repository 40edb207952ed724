/** Reads template.yaml, the file that is deployed, as far as the local cloud runs what it declares. */
@NullMarked
package io.sealift.local.template;

import org.jspecify.annotations.NullMarked;
