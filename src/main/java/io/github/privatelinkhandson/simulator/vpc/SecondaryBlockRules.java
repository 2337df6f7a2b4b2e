package io.github.privatelinkhandson.simulator.vpc;

import java.util.List;
import java.util.stream.Stream;

import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;

import io.github.privatelinkhandson.simulator.operation.AwsError;

/**
 * The rules for secondary IPv4 blocks of a VPC, as AWS documents them (VPC User Guide,
 * "VPC CIDR blocks").
 */
record SecondaryBlockRules(Vpc vpc, List<VpcCidrBlockAssociation> existing) {

	/** Ranges that only VPCs may take from whose primary block is of the same one. */
	private static final List<CidrBlock> EXCLUSIVE = Stream
		.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "198.19.0.0/16")
		.map(SecondaryBlockRules::block)
		.toList();

	/** Ranges that no secondary block may be of. */
	private static final List<CidrBlock> NEVER = Stream.of("172.31.0.0/16", "169.254.0.0/16", "127.0.0.0/8")
		.map(SecondaryBlockRules::block)
		.toList();

	private static final CidrBlock TEN_15 = block("10.0.0.0/15");

	private static final CidrBlock TEN_16 = block("10.0.0.0/16");

	/**
	 * The block of that notation.
	 * @throws AwsError if it may not be added to the VPC
	 */
	CidrBlock check(String cidr) {
		CidrBlock wanted = CidrBlock.require(cidr, "cidrBlock");
		if (wanted.prefix() < 16 || wanted.prefix() > 28) {
			throw AwsError.of("InvalidVpc.Range", "The CIDR '%s' is invalid.", cidr);
		}
		blocks().filter(wanted::overlaps).findFirst().ifPresent((other) -> {
			throw AwsError.of("InvalidVpc.Range", "The CIDR '%s' conflicts with the CIDR '%s' of the VPC.", wanted,
					other);
		});
		if (restricted(wanted)) {
			throw AwsError.of("InvalidVpc.Range",
					"The CIDR '%s' is restricted. Use a CIDR from the same private "
							+ "address range as the current VPC CIDR, or use a publicly-routable CIDR. For additional "
							+ "restrictions, see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html",
					cidr);
		}
		return wanted;
	}

	private boolean restricted(CidrBlock wanted) {
		CidrBlock primary = block(this.vpc.cidrBlock());
		return NEVER.stream().anyMatch((range) -> range.contains(wanted))
				|| EXCLUSIVE.stream().anyMatch((range) -> range.contains(wanted) && !range.contains(primary))
				|| (TEN_16.contains(wanted) && blocks().anyMatch(TEN_15::contains));
	}

	private Stream<CidrBlock> blocks() {
		return this.existing.stream().map((association) -> block(association.cidrBlock()));
	}

	private static CidrBlock block(String cidr) {
		return CidrBlock.parse(cidr).orElseThrow();
	}

}
