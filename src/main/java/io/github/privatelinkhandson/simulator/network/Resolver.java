package io.github.privatelinkhandson.simulator.network;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import software.amazon.awssdk.services.ec2.model.DnsEntry;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceIpv6Address;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

import io.github.privatelinkhandson.observation.model.IpAddress;
import io.github.privatelinkhandson.simulator.compute.InstanceService;
import io.github.privatelinkhandson.simulator.dhcp.DhcpOptionsService;
import io.github.privatelinkhandson.simulator.loadbalancing.ListenerService;
import io.github.privatelinkhandson.simulator.loadbalancing.LoadBalancerService;
import io.github.privatelinkhandson.simulator.loadbalancing.TargetService;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.prefixlist.AwsPrefixListService;
import io.github.privatelinkhandson.simulator.privatelink.VpcEndpointService;
import io.github.privatelinkhandson.simulator.vpc.NetworkInterfaceService;
import io.github.privatelinkhandson.simulator.vpc.VpcService;

/**
 * A VPC's DNS resolver as an instance asks it: endpoints, load balancers, instances'
 * private names, and the few names of the internet that a learner may try.
 */
record Resolver(Call call, Instance instance) {

	private static final Set<String> INTERNET_DOMAINS = Set.of("amazonaws.com", "amazon.com", "amazonlinux.com",
			"example.com", "example.org", "example.net", "google.com", "github.com", "apache.org");

	private static final String CROSS_ZONE = "load_balancing.cross_zone.enabled";

	/**
	 * The addresses of a name, those of IPv4 first.
	 */
	List<String> resolve(String name) {
		String asked = name.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
		if (asked.equals("localhost")) {
			return List.of("127.0.0.1");
		}
		DhcpOptionsService options = new DhcpOptionsService(this.call);
		if (!new VpcService(this.call).dnsSupport(this.instance.vpcId())
				|| options.foreignNameServers(this.instance.vpcId()).isPresent()) {
			return List.of();
		}
		if (!asked.contains(".")) {
			return options.searchDomains(this.instance.vpcId())
				.stream()
				.map((domain) -> lookUp(asked + "." + domain.toLowerCase(Locale.ROOT)))
				.filter((found) -> !found.isEmpty())
				.findFirst()
				.orElse(List.of());
		}
		return lookUp(asked);
	}

	private List<String> lookUp(String asked) {
		return endpoint(asked).or(() -> loadBalancer(asked))
			.or(() -> privateName(asked))
			.orElseGet(() -> internet(asked));
	}

	private Optional<List<String>> endpoint(String asked) {
		return new VpcEndpointService(this.call).existing()
			.stream()
			.filter((endpoint) -> endpoint.dnsEntries()
				.stream()
				.map(DnsEntry::dnsName)
				.anyMatch((name) -> stands(name, asked) && (name.contains(".vpce.") || takesOver(endpoint))))
			.findFirst()
			.map((endpoint) -> addresses(endpoint, asked));
	}

	/**
	 * Returns whether an endpoint's name, which may begin with a wildcard, stands for the
	 * asked one.
	 */
	private static boolean stands(String name, String asked) {
		return name.startsWith("*.") ? asked.endsWith(name.substring(1).toLowerCase(Locale.ROOT))
				: name.equalsIgnoreCase(asked);
	}

	/**
	 * Returns whether an endpoint answers to its service's own names here.
	 */
	private boolean takesOver(VpcEndpoint endpoint) {
		return this.instance.vpcId().equals(endpoint.vpcId())
				&& !Boolean.TRUE.equals(endpoint.dnsOptions().privateDnsOnlyForInboundResolverEndpoint());
	}

	/**
	 * The regional name stands for all interfaces, a zonal one, which has its zone before
	 * the first dot, for that zone's.
	 */
	private List<String> addresses(VpcEndpoint endpoint, String asked) {
		String host = Stream.of(asked.split("\\."))
			.filter((part) -> part.startsWith(endpoint.vpcEndpointId()))
			.findFirst()
			.orElse("");
		List<NetworkInterface> interfaces = new NetworkInterfaceService(this.call).existing()
			.stream()
			.filter((found) -> endpoint.networkInterfaceIds().contains(found.networkInterfaceId()))
			.toList();
		List<NetworkInterface> zonal = interfaces.stream()
			.filter((found) -> host.endsWith("-" + found.availabilityZone()))
			.toList();
		String records = endpoint.dnsOptions().dnsRecordIpTypeAsString();
		return privateAddresses(zonal.isEmpty() ? interfaces : zonal).stream()
			.filter((address) -> !records.equals(IpAddress.isIpv6(address) ? "ipv4" : "ipv6"))
			.toList();
	}

	private Optional<List<String>> loadBalancer(String asked) {
		return new LoadBalancerService(this.call).existing()
			.stream()
			.filter((found) -> asked.endsWith(found.dnsName().toLowerCase(Locale.ROOT)))
			.findFirst()
			.map((found) -> addresses(found, asked));
	}

	private List<String> addresses(LoadBalancer loadBalancer, String asked) {
		String arn = loadBalancer.loadBalancerArn();
		String prefix = asked.substring(0, asked.length() - loadBalancer.dnsName().length());
		Set<String> zones = prefix.isEmpty() ? zonesInService(loadBalancer) : Set.of(prefix.replace(".", ""));
		String description = "ELB " + arn.substring(arn.indexOf("loadbalancer/") + "loadbalancer/".length());
		return privateAddresses(new NetworkInterfaceService(this.call).existing()
			.stream()
			.filter((node) -> description.equals(node.description()) && zones.contains(node.availabilityZone()))
			.toList());
	}

	/**
	 * The zones that the load balancer's name stands for: those with a healthy target,
	 * all of them with cross-zone load balancing, or where no target at all is healthy.
	 */
	private Set<String> zonesInService(LoadBalancer loadBalancer) {
		Set<String> enabled = loadBalancer.availabilityZones()
			.stream()
			.map(AvailabilityZone::zoneName)
			.collect(Collectors.toCollection(TreeSet::new));
		boolean crossZone = Boolean.parseBoolean(
				new LoadBalancerService(this.call).attributes(loadBalancer.loadBalancerArn()).get(CROSS_ZONE));
		Set<String> healthy = new ListenerService(this.call).existing(loadBalancer.loadBalancerArn())
			.stream()
			.flatMap((listener) -> ListenerService.targetGroupArns(listener).stream())
			.flatMap((arn) -> new TargetService(this.call).health(arn).stream())
			.filter((target) -> target.targetHealth().state() == TargetHealthStateEnum.HEALTHY)
			.flatMap((target) -> zone(target.target().id()).stream())
			.filter(enabled::contains)
			.collect(Collectors.toSet());
		return (crossZone || healthy.isEmpty()) ? enabled : healthy;
	}

	private Optional<String> zone(String target) {
		return new NetworkInterfaceService(this.call).existing()
			.stream()
			.filter((found) -> target.equals(found.privateIpAddress())
					|| found.ipv6Addresses().stream().anyMatch((own) -> target.equals(own.ipv6Address()))
					|| (found.attachment() != null && target.equals(found.attachment().instanceId())))
			.map(NetworkInterface::availabilityZone)
			.findFirst();
	}

	private Optional<List<String>> privateName(String asked) {
		return new InstanceService(this.call).existing()
			.stream()
			.filter((found) -> asked.equals(found.privateDnsName()) && found.privateIpAddress() != null)
			.map((found) -> List.of(found.privateIpAddress()))
			.findFirst();
	}

	private static List<String> internet(String asked) {
		boolean known = INTERNET_DOMAINS.stream()
			.anyMatch((domain) -> asked.equals(domain) || asked.endsWith("." + domain));
		boolean ofAws = asked.contains(".vpce.") || asked.contains(".elb.");
		Optional<String> listed = AwsPrefixListService.address(asked);
		if (listed.isPresent()) {
			return List.of(listed.get());
		}
		int hash = asked.hashCode();
		return (known && !ofAws) ? List.of("52.119.%d.%d".formatted(hash >>> 8 & 0xff, (hash & 0x7f) + 1)) : List.of();
	}

	private static List<String> privateAddresses(List<NetworkInterface> interfaces) {
		return Stream
			.concat(interfaces.stream().map(NetworkInterface::privateIpAddress).filter(Objects::nonNull).sorted(),
					interfaces.stream()
						.flatMap((found) -> found.ipv6Addresses().stream())
						.map(NetworkInterfaceIpv6Address::ipv6Address)
						.sorted())
			.toList();
	}

}
