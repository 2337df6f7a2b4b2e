package io.github.privatelinkhandson.provisioning;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of what the engine works on.
 *
 * @param assignedOnly whether only on labs that are assigned to this process, rather than
 * on all that there are
 */
@ConfigurationProperties("handson.engine")
record ReconcileSettings(boolean assignedOnly) {
}
