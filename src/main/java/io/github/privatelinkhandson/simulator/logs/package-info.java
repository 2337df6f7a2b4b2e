/**
 * CloudWatch Logs of the practice AWS: log groups, log streams and their events.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.logs;

import org.jspecify.annotations.NullMarked;
