package io.github.privatelinkhandson.simulator.prefixlist;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.PrefixListState;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.vpc.CidrBlock;
import io.github.privatelinkhandson.simulator.vpc.ZoneService;

/**
 * AWS's own prefix lists, which every account finds in a region. Their names and form are
 * AWS's; their ids and most of their blocks are made up.
 */
public record AwsPrefixListService(Call call) {

	private static final String OWNER = "AWS";

	/** Blocks of the services of a region, whose third part a region shifts. */
	private static final Map<String, List<String>> SERVICES = Map.of("s3", List.of("52.219.%d.0/22", "3.5.%d.0/22"),
			"dynamodb", List.of("52.94.%d.0/22"), "ec2-instance-connect", List.of("3.112.%d.0/29"),
			"route53-healthchecks", List.of("15.177.%d.0/22"));

	private static final String CLOUDFRONT = "com.amazonaws.global.cloudfront.origin-facing";

	private static final List<String> CLOUDFRONT_BLOCKS = List.of("54.230.0.0/16", "120.52.22.96/27",
			"205.251.192.0/19");

	/**
	 * The name of a service's list.
	 */
	public String name(String service) {
		return "com.amazonaws.%s.%s".formatted(this.call.region(), service);
	}

	/**
	 * The id of the list of that name.
	 */
	public String id(String name) {
		int hash = (this.call.region() + name).hashCode() * 0x9E3779B1;
		return "pl-%08x".formatted(hash ^ hash >>> 15);
	}

	public List<ManagedPrefixList> existing() {
		return names().sorted().map(this::list).toList();
	}

	private Stream<String> names() {
		return Stream.concat(SERVICES.keySet().stream().map(this::name), Stream.of(CLOUDFRONT));
	}

	private ManagedPrefixList list(String name) {
		String id = id(name);
		return ManagedPrefixList.builder()
			.prefixListId(id)
			.prefixListName(name)
			.prefixListArn("arn:aws:ec2:%s:aws:prefix-list/%s".formatted(this.call.region(), id))
			.addressFamily("IPv4")
			.state(PrefixListState.CREATE_COMPLETE)
			.ownerId(OWNER)
			.tags(List.of())
			.build();
	}

	static boolean owns(ManagedPrefixList list) {
		return OWNER.equals(list.ownerId());
	}

	/**
	 * The blocks of the list of that name.
	 */
	static List<String> cidrs(String name, String region) {
		return CLOUDFRONT.equals(name) ? CLOUDFRONT_BLOCKS
				: SERVICES.get(name.substring(name.lastIndexOf('.') + 1))
					.stream()
					.map((block) -> block.formatted(4 * place(region)))
					.toList();
	}

	/**
	 * The address of a host of a service that has a list, or empty for other hosts.
	 * @param host a name below {@code amazonaws.com}, in lower case
	 */
	public static Optional<String> address(String host) {
		Matcher names = Pattern
			.compile("(?:.+\\.)?(s3|dynamodb)(?:\\.dualstack)?(?:\\.([a-z]+(?:-[a-z]+)+-\\d))?\\.amazonaws\\.com")
			.matcher(host);
		return names.matches()
				? Optional.of(address(host, names.group(1), Objects.requireNonNullElse(names.group(2), "us-east-1")))
				: Optional.empty();
	}

	private static String address(String host, String service, String region) {
		String block = cidrs("." + service, region).get(0);
		CidrBlock parsed = CidrBlock.parse(block).orElseThrow();
		return CidrBlock.dotted(parsed.address() + 1 + Math.floorMod(host.hashCode(), parsed.size() - 2));
	}

	private static int place(String region) {
		int place = ZoneService.regions().indexOf(region);
		return (place >= 0) ? place : 32 + Math.floorMod(region.hashCode(), 31);
	}

}
