package io.github.privatelinkhandson.simulator.dhcp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import software.amazon.awssdk.services.ec2.model.AttributeValue;
import software.amazon.awssdk.services.ec2.model.DhcpConfiguration;
import software.amazon.awssdk.services.ec2.model.DhcpOptions;
import software.amazon.awssdk.services.ec2.model.Tag;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The DHCP option sets of an account and region. One is there by default: it is made when
 * somebody first asks for it.
 */
public record DhcpOptionsService(Call call) {

	/** Stands for no set at all. */
	static final String NONE = "default";

	static final String DOMAIN_NAME = "domain-name";

	static final String NAME_SERVERS = "domain-name-servers";

	private static final String AMAZON_DNS = "AmazonProvidedDNS";

	/**
	 * The id of the set that new VPCs have.
	 */
	public String defaultId() {
		String name = "dhcp-options " + this.call.account() + " " + this.call.region();
		String id = "dopt-" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
			.toString()
			.replace("-", "")
			.substring(0, 17);
		if (this.call.find(ResourceTypes.DHCP_OPTIONS, id).isEmpty()) {
			create(id, List.of(configuration(DOMAIN_NAME, List.of(regionalDomain())),
					configuration(NAME_SERVERS, List.of(AMAZON_DNS))), List.of());
		}
		return id;
	}

	private String regionalDomain() {
		return "us-east-1".equals(this.call.region()) ? "ec2.internal" : this.call.region() + ".compute.internal";
	}

	DhcpOptions create(String id, List<DhcpConfiguration> configurations, List<Tag> tags) {
		DhcpOptions options = DhcpOptions.builder()
			.dhcpOptionsId(id)
			.ownerId(this.call.account())
			.dhcpConfigurations(configurations)
			.tags(tags)
			.build();
		return this.call.put(this.call.created(ResourceTypes.DHCP_OPTIONS, id, options)).model();
	}

	static DhcpConfiguration configuration(String key, List<String> values) {
		return DhcpConfiguration.builder()
			.key(key)
			.values(values.stream().map((value) -> AttributeValue.builder().value(value).build()).toList())
			.build();
	}

	/**
	 * The name servers that a VPC's instances ask instead of the VPC's own.
	 * @return their addresses; empty where instances ask the VPC's own
	 */
	public Optional<List<String>> foreignNameServers(String vpcId) {
		List<String> servers = values(vpcId, NAME_SERVERS);
		return servers.contains(AMAZON_DNS) ? Optional.empty() : Optional.of(servers);
	}

	/**
	 * The domains in which instances of a VPC look for names without a dot.
	 */
	public List<String> searchDomains(String vpcId) {
		return values(vpcId, DOMAIN_NAME).stream().flatMap((names) -> Stream.of(names.split(" "))).toList();
	}

	private List<String> values(String vpcId, String key) {
		return this.call.find(ResourceTypes.VPC, vpcId)
			.map((vpc) -> vpc.model().dhcpOptionsId())
			.map((id) -> NONE.equals(id) ? id
					: this.call.find(ResourceTypes.DHCP_OPTIONS, id).map(Resource::id).orElseGet(this::defaultId))
			.flatMap((id) -> this.call.find(ResourceTypes.DHCP_OPTIONS, id))
			.stream()
			.flatMap((options) -> options.model().dhcpConfigurations().stream())
			.filter((configuration) -> key.equals(configuration.key()))
			.flatMap((configuration) -> configuration.values().stream())
			.map(AttributeValue::value)
			.toList();
	}

}
