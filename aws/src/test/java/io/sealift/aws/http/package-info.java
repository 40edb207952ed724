/** AWS's answers without AWS. */
@NullMarked
package io.sealift.aws.http;

import org.jspecify.annotations.NullMarked;
