/** The local cloud as a whole: reads template.yaml and runs what it declares. */
@NullMarked
package io.sealift.local.cloud;

import org.jspecify.annotations.NullMarked;
