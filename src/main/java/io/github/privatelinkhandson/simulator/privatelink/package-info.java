/**
 * AWS PrivateLink: endpoint services, interface endpoints and the connections between
 * them.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.privatelink;

import org.jspecify.annotations.NullMarked;
