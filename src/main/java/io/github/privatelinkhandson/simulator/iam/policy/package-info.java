/**
 * The language of IAM's policies: its grammar, and what a policy allows.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.iam.policy;

import org.jspecify.annotations.NullMarked;
