package io.github.privatelinkhandson.simulator.store;

import java.util.List;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;

import io.github.privatelinkhandson.simulator.wire.Call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What a call finds by tag, note and mention: what is kept under its own changes.
 */
class ResourcesTests {

	private static final String VPC = "vpc-0123456789abcdef0";

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
			call.resources().remove(call.resources().find(Kinds.SUBNET, "subnet-1").orElseThrow());
			assertThat(tagged(call, "blue")).isEmpty();
			assertThat(ids(call.resources().mentioning(Kinds.SUBNET, VPC))).containsExactly("subnet-2");
			assertThat(ids(call.resources().noted(Kinds.SUBNET, "colour", "red"))).containsExactly("subnet-2");
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

	private static List<String> tagged(Call call, String colour) {
		return ids(call.resources().tagged(Kinds.SUBNET, "colour", colour));
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
		call.resources().put(Resource.created(Kinds.SUBNET, id, subnet, call.now()).withNote("colour", colour));
	}

}
