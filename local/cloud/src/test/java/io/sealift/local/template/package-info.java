/** Tests of the template reader, on small templates and on the real one. */
@NullMarked
package io.sealift.local.template;

import org.jspecify.annotations.NullMarked;
