package io.github.privatelinkhandson.simulator.prefixlist;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.AddPrefixListEntry;
import software.amazon.awssdk.services.ec2.model.PrefixListEntry;
import software.amazon.awssdk.services.ec2.model.RemovePrefixListEntry;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.vpc.CidrBlock;

/**
 * The entries of a prefix list as its owner changes them.
 *
 * @param family the kind of addresses: IPv4 or IPv6
 */
record PrefixListEntries(String family, int most, List<PrefixListEntry> entries) {

	private static final int LONGEST = 255;

	/**
	 * The entries without some and with others; one that is there already gets the new
	 * description.
	 */
	List<PrefixListEntry> changed(List<RemovePrefixListEntry> removed, List<AddPrefixListEntry> added) {
		Map<String, PrefixListEntry> byCidr = new LinkedHashMap<>();
		this.entries.forEach((entry) -> byCidr.put(entry.cidr(), entry));
		removed.stream().map((entry) -> canonical(entry.cidr())).forEach((cidr) -> {
			if (byCidr.remove(cidr) == null) {
				throw AwsError.of("InvalidParameterValue", "The prefix list has no entry for the CIDR (%s).", cidr);
			}
		});
		Set<String> seen = new HashSet<>(removed.stream().map((entry) -> canonical(entry.cidr())).toList());
		added.forEach((entry) -> {
			String cidr = canonical(entry.cidr());
			if (!seen.add(cidr)) {
				throw AwsError.of("InvalidParameterValue", "The CIDR (%s) is specified more than once.", cidr);
			}
			byCidr.put(cidr, PrefixListEntry.builder().cidr(cidr).description(description(entry)).build());
		});
		check(byCidr.size(), this.most);
		return List.copyOf(byCidr.values());
	}

	static void check(int size, int most) {
		if (size > most) {
			throw AwsError.of("PrefixListMaxEntriesExceeded",
					"The prefix list cannot have %d entries, as its maximum is %d.", size, most);
		}
	}

	private static @Nullable String description(AddPrefixListEntry entry) {
		if (entry.description() != null && entry.description().length() > LONGEST) {
			throw AwsError.of("InvalidParameterValue", "The description of an entry can have up to 255 characters.");
		}
		return entry.description();
	}

	private String canonical(@Nullable String cidr) {
		String given = String.valueOf(cidr);
		Optional<String> block = "IPv4".equals(this.family) ? CidrBlock.parse(given).map(CidrBlock::toString)
				: Optional.of(given).filter((text) -> text.matches("[0-9a-fA-F:]*:[0-9a-fA-F:]*/\\d{1,3}"));
		return block.orElseThrow(() -> AwsError.of("InvalidParameterValue", "The CIDR (%s) is not a valid %s block.",
				given, this.family));
	}

}
