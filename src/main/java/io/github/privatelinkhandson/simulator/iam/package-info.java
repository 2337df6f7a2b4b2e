/**
 * IAM of the practice AWS: roles, their policies, instance profiles, AWS's managed
 * policies.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.iam;

import org.jspecify.annotations.NullMarked;
