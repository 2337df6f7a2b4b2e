/**
 * Systems Manager of the practice AWS: managed instances, Run Command, public parameters.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.ssm;

import org.jspecify.annotations.NullMarked;
