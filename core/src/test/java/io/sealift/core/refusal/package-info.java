@NullMarked
package io.sealift.core.refusal;

import org.jspecify.annotations.NullMarked;
