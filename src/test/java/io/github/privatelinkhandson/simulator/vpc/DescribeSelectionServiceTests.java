package io.github.privatelinkhandson.simulator.vpc;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Vpc;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceType;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.store.TestAccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Describe calls look at what can pass their filters, and at no more where an index
 * tells.
 */
class DescribeSelectionServiceTests {

	private final TestAccount account = new TestAccount();

	@BeforeEach
	void create() {
		put("vpc-00000001", "one");
		put("vpc-00000002", "two");
		put("vpc-00000003", "one");
		put("vpc-00000004", "o*e");
	}

	@Test
	void aTagsValueIsLookedUp() {
		assertThat(kept(List.of(), filter("tag:lab", "one"))).containsExactly("vpc-00000001", "vpc-00000003");
		assertThat(kept(List.of(), filter("tag:lab", "two", "one", "two"))).containsExactlyInAnyOrder("vpc-00000001",
				"vpc-00000002", "vpc-00000003");
		assertThat(kept(List.of(), filter("tag:lab", "none"))).isEmpty();
		assertThat(kept(List.of(), filter("tag:Lab", "one"))).isEmpty();
	}

	@Test
	void anIdIsLookedUp() {
		assertThat(kept(List.of(), filter("vpc-id", "vpc-00000002"))).containsExactly("vpc-00000002");
		assertThat(kept(List.of("vpc-00000003", "vpc-00000009", "vpc-00000003"))).containsExactly("vpc-00000003");
	}

	@Test
	void allUnknownIdsOfAKindAreNamed() {
		List<ResourceType<?>> kinds = ResourceTypes.all()
			.stream()
			.filter((type) -> !type.prefix().isEmpty())
			.<ResourceType<?>>map((type) -> type)
			.toList();
		assertThat(kinds).hasSizeGreaterThan(10);
		for (ResourceType<?> type : kinds) {
			String first = type.prefix() + "0123456789abcdef0";
			String second = type.prefix() + "0123456789abcdef1";
			AwsError refusal = catchThrowableOfType(AwsError.class,
					() -> this.account.run(AwsService.EC2, (call) -> call.get(type, List.of(first, second, first))));
			assertThat(refusal.code()).isEqualTo(type.notFoundCode());
			assertThat(refusal.getMessage()).matches(".*" + first + ",? " + second + ".*");
			assertThat(catchThrowableOfType(AwsError.class,
					() -> this.account.run(AwsService.EC2, (call) -> call.get(type, List.of(first, "bad"))))
				.code()).isEqualTo(type.malformedCode());
		}
		assertThat(ResourceTypes.VPC.notFoundMessage(List.of("vpc-1", "vpc-2")))
			.isEqualTo("The vpc IDs 'vpc-1, vpc-2' do not exist");
	}

	@Test
	void allAreLookedAtWhereNoIndexTells() {
		assertThat(kept(List.of())).hasSize(4);
		assertThat(kept(List.of(), filter("tag:lab", "o?e"))).hasSize(4);
		assertThat(kept(List.of(), filter("tag:lab", "one", "t*"))).hasSize(4);
		assertThat(kept(List.of(), filter("tag:lab", "o\\*e"))).hasSize(4);
		assertThat(kept(List.of(), filter("tag-key", "lab"))).hasSize(4);
		assertThat(kept(List.of(), filter("cidr-block", "10.0.0.0/16"))).hasSize(4);
	}

	@Test
	void theFirstFilterThatAnIndexKnowsIsTaken() {
		assertThat(kept(List.of(), filter("state", "available"), filter("tag:lab", "two"), filter("tag:lab", "one")))
			.containsExactly("vpc-00000002");
	}

	private List<String> kept(List<String> ids, Filter... filters) {
		return this.account
			.ec2((call) -> new DescribeSelectionService(call).kept(ResourceTypes.VPC, ids, List.of(filters))
				.stream()
				.map(Resource::id)
				.toList());
	}

	private static Filter filter(String name, String... values) {
		return Filter.builder().name(name).values(values).build();
	}

	private void put(String id, String lab) {
		this.account.ec2((call) -> {
			Vpc vpc = Vpc.builder().vpcId(id).tags(Tag.builder().key("lab").value(lab).build()).build();
			call.resources().put(Resource.created(ResourceTypes.VPC, id, vpc, call.now()));
			return vpc;
		});
	}

}
