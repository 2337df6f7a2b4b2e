package io.github.privatelinkhandson.simulator.store;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Vpc;

import static org.assertj.core.api.Assertions.assertThat;

class TableTests {

	private final Table table = new Table();

	@Test
	void replacedResourcesAreFoundByWhatTheyAreNowInTheirPlace() {
		this.table.put(vpc("vpc-1", "red"));
		this.table.put(vpc("vpc-2", "blue"));
		this.table.put(vpc("vpc-1", "blue"));
		assertThat(tagged("red")).isEmpty();
		assertThat(tagged("blue")).containsExactly("vpc-1", "vpc-2");
		assertThat(ids(this.table.all())).containsExactly("vpc-1", "vpc-2");
	}

	@Test
	void removedResourcesAreNotFound() {
		this.table.put(vpc("vpc-1", "red"));
		this.table.put(vpc("vpc-2", "red"));
		this.table.remove("vpc-1");
		this.table.remove("vpc-3");
		assertThat(tagged("red")).containsExactly("vpc-2");
		assertThat(this.table.get("vpc-1")).isNull();
	}

	@Test
	void theIndexFindsWhatALookAtAllFinds() {
		Random random = new Random(1);
		List<String> colours = List.of("red", "green", "blue");
		for (int i = 0; i < 2000; i++) {
			String id = "vpc-" + random.nextInt(50);
			if (random.nextInt(3) == 0) {
				this.table.remove(id);
			}
			else {
				this.table.put(vpc(id, colours.get(random.nextInt(3))));
			}
			String colour = colours.get(random.nextInt(3));
			assertThat(tagged(colour)).isEqualTo(ids(this.table.all()
				.filter((resource) -> ((Vpc) resource.model()).tags().get(0).value().equals(colour))));
		}
	}

	private List<String> tagged(String colour) {
		return ids(this.table.with(IndexTerms.tag("colour", colour)));
	}

	private static List<String> ids(Stream<Resource<?>> resources) {
		return resources.<String>map(Resource::id).toList();
	}

	private static Resource<Vpc> vpc(String id, String colour) {
		return Resource.created(ResourceTypes.VPC, id,
				Vpc.builder().vpcId(id).tags(Tag.builder().key("colour").value(colour).build()).build(), Instant.EPOCH);
	}

}
