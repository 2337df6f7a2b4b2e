/**
 * EC2's servers: images, instance types, instances, their volumes, and what runs on them.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.compute;

import org.jspecify.annotations.NullMarked;
