package io.github.privatelinkhandson.simulator.store;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import software.amazon.awssdk.core.SdkPojo;

/**
 * A kind of resource: the SDK's model class that describes it, and how EC2 speaks of its
 * ids.
 *
 * @param name the name in the store
 * @param builder makes an empty builder of the model, to read it back from the store
 * @param prefix what its ids begin with ({@code vpc-}); empty where AWS does not make up
 * ids
 * @param code what EC2's error codes for a bad id begin with ({@code InvalidVpcID});
 * empty for services other than EC2
 * @param label how EC2's messages call such an id ({@code vpc ID})
 *
 */
public record ResourceType<T extends SdkPojo>(String name, Supplier<? extends SdkPojo> builder, String prefix,
		String code, String label) {

	static <T extends SdkPojo> ResourceType<T> ec2(String name, Supplier<? extends SdkPojo> builder, String prefix,
			String code, String label) {
		return new ResourceType<>(name, builder, prefix, code, label);
	}

	static <T extends SdkPojo> ResourceType<T> other(String name, Supplier<? extends SdkPojo> builder) {
		return new ResourceType<>(name, builder, "", "", "");
	}

	/**
	 * Tells if an id has the form that AWS gives to ids of this kind: the prefix and 8 or
	 * 17 hexadecimal digits.
	 */
	public boolean wellFormed(String id) {
		return id.startsWith(this.prefix)
				&& id.substring(this.prefix.length()).toLowerCase(Locale.ROOT).matches("[0-9a-f]{8}|[0-9a-f]{17}");
	}

	/**
	 * EC2's code for an id of this kind that has not the right form. Its spelling does
	 * not always follow that of the code for an unknown one.
	 */
	public String malformedCode() {
		return switch (this.prefix) {
			case "sg-" -> "InvalidGroupId.Malformed";
			case "rtb-" -> "InvalidRouteTableId.Malformed";
			case "igw-" -> "InvalidInternetGatewayId.Malformed";
			case "acl-" -> "InvalidNetworkAclId.Malformed";
			case "eni-" -> "InvalidNetworkInterfaceId.Malformed";
			case "vol-" -> "InvalidVolumeID.Malformed";
			case "nat-" -> "NatGatewayMalformed";
			case "pcx-" -> "InvalidVpcPeeringConnectionId.Malformed";
			case "pl-" -> "InvalidPrefixListId.Malformed";
			case "dopt-" -> "InvalidDhcpOptionsId.Malformed";
			case "cgw-" -> "InvalidCustomerGatewayId.Malformed";
			case "eipalloc-" -> notFoundCode();
			default -> this.code + ".Malformed";
		};
	}

	public String notFoundCode() {
		return "nat-".equals(this.prefix) ? "NatGatewayNotFound" : this.code + ".NotFound";
	}

	/**
	 * EC2's message for unknown ids of this kind (for several of them, getmoto/moto
	 * 4903).
	 */
	public String notFoundMessage(List<String> ids) {
		String all = String.join(", ", ids);
		if ("nat-".equals(this.prefix)) {
			return "NatGateway " + all + " was not found";
		}
		if ("fl-".equals(this.prefix)) {
			return "These flow log ids in the input list are not found: [TotalCount: %d] %s".formatted(ids.size(),
					String.join(" ", ids));
		}
		return (ids.size() > 1) ? "The %ss '%s' do not exist".formatted(this.label, all)
				: "The %s '%s' does not exist".formatted(this.label, all);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
