package io.github.privatelinkhandson.observation.model;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A network ACL with its entries and the subnets it guards.
 */
public record NetworkAcl(String id, Map<String, String> tags, String vpcId, boolean isDefault, List<Entry> entries,
		List<String> subnetIds) implements ObservedResource {

	/**
	 * An entry; {@code protocol} is AWS's number as text, {@code -1} for all; the ports
	 * are null where the entry names none; {@code action} is {@code allow} or
	 * {@code deny}.
	 */
	public record Entry(int number, boolean egress, String protocol, String cidr, String action,
			@Nullable Integer fromPort, @Nullable Integer toPort) {
	}
}
