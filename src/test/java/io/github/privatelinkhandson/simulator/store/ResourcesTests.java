package io.github.privatelinkhandson.simulator.store;

import java.util.List;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;

import io.github.privatelinkhandson.simulator.operation.Call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What a call finds by tag, note, mention and VPC: what is kept under its own changes.
 */
class ResourcesTests {

	private static final String VPC = "vpc-0123456789abcdef0";

	private static final String OTHER_VPC = "vpc-0123456789abcdef1";

	private static final String SUBNET = "subnet-0123456789abcdef0";

	private final TestAccount account = new TestAccount();

	@Test
	void ownChangesAreFoundBeforeTheyAreKept() {
		this.account.ec2((call) -> {
			put(call, "subnet-1", "red");
			assertThat(tagged(call, "red")).containsExactly("subnet-1");
			return null;
		});
		this.account.ec2((call) -> {
			put(call, "subnet-2", "red");
			put(call, "subnet-1", "blue");
			assertThat(tagged(call, "red")).containsExactly("subnet-2");
			assertThat(tagged(call, "blue")).containsExactly("subnet-1");
			call.resources().remove(call.resources().find(ResourceTypes.SUBNET, "subnet-1").orElseThrow());
			assertThat(tagged(call, "blue")).isEmpty();
			assertThat(ids(call.resources().mentioning(ResourceTypes.SUBNET, VPC))).containsExactly("subnet-2");
			assertThat(ids(call.resources().findByAttribute(ResourceTypes.SUBNET, "colour", "red")))
				.containsExactly("subnet-2");
			return null;
		});
		this.account.ec2((call) -> {
			assertThat(tagged(call, "red")).containsExactly("subnet-2");
			assertThat(tagged(call, "blue")).isEmpty();
			return null;
		});
	}

	@Test
	void changesOfAFailedCallAreNotFound() {
		assertThatIllegalStateException().isThrownBy(() -> this.account.ec2((call) -> {
			put(call, "subnet-1", "red");
			throw new IllegalStateException("refused");
		}));
		assertThat(this.account.<List<String>>ec2((call) -> tagged(call, "red"))).isEmpty();
	}

	@Test
	void withinAVpcOnlyWhatIsInItIsListed() {
		this.account.ec2((call) -> {
			put(call, "subnet-1", "red");
			call.resources()
				.put(Resource.created(ResourceTypes.SUBNET, "subnet-2", Subnet.builder().vpcId(OTHER_VPC).build(),
						call.now()));
			call.resources()
				.put(Resource.created(ResourceTypes.ADDRESS, "eipalloc-1", Address.builder().build(), call.now()));
			return null;
		});
		this.account.ec2((call) -> {
			put(call, "subnet-3", "red");
			Resources within = call.within(VPC).resources();
			assertThat(ids(within.all(ResourceTypes.SUBNET))).containsExactly("subnet-1", "subnet-3");
			assertThat(within.find(ResourceTypes.SUBNET, "subnet-2")).isPresent();
			assertThat(within.all(ResourceTypes.ADDRESS)).hasSize(1);
			return null;
		});
	}

	@Test
	void whatWasBeforeTheCallIsStillToBeSeen() {
		this.account.ec2((call) -> {
			put(call, "subnet-1", "red");
			return null;
		});
		this.account.ec2((call) -> {
			put(call, "subnet-1", "blue");
			put(call, "subnet-2", "blue");
			assertThat(tagged(call.before(), "red")).containsExactly("subnet-1");
			assertThat(tagged(call.before(), "blue")).isEmpty();
			assertThat(tagged(call, "blue")).containsExactly("subnet-1", "subnet-2");
			return null;
		});
	}

	@Test
	void changesAreInTheVpcsTheyMentionAndInThoseOfWhatTheyMention() {
		this.account.ec2((call) -> {
			assertThat(call.resources().changedVpcs()).isEmpty();
			put(call, SUBNET, "red");
			assertThat(call.resources().changedVpcs()).containsExactly(VPC);
			return null;
		});
		this.account.ec2((call) -> {
			NatGateway nat = NatGateway.builder().vpcId(OTHER_VPC).subnetId(SUBNET).build();
			call.resources().put(Resource.created(ResourceTypes.NAT_GATEWAY, "nat-1", nat, call.now()));
			assertThat(call.resources().changedVpcs()).containsExactly(VPC, OTHER_VPC);
			return null;
		});
		this.account.ec2((call) -> {
			call.resources().remove(call.resources().find(ResourceTypes.NAT_GATEWAY, "nat-1").orElseThrow());
			assertThat(call.resources().changedVpcs()).containsExactly(VPC, OTHER_VPC);
			return null;
		});
	}

	private static List<String> tagged(Call call, String colour) {
		return ids(call.resources().tagged(ResourceTypes.SUBNET, "colour", colour));
	}

	private static List<String> ids(List<Resource<Subnet>> subnets) {
		return subnets.stream().map(Resource::id).toList();
	}

	private static void put(Call call, String id, String colour) {
		Subnet subnet = Subnet.builder()
			.subnetId(id)
			.vpcId(VPC)
			.tags(Tag.builder().key("colour").value(colour).build())
			.build();
		call.resources()
			.put(Resource.created(ResourceTypes.SUBNET, id, subnet, call.now()).withAttribute("colour", colour));
	}

}
