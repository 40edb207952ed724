/** The clients of the AWS services, and the settings of a deployment. */
@NullMarked
package io.sealift.aws.client;

import org.jspecify.annotations.NullMarked;
