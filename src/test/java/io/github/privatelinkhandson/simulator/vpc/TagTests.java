package io.github.privatelinkhandson.simulator.vpc;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTagsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTagsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagDescription;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests of the calls on tags.
 */
class TagTests {

	private final TestEc2 ec2 = new TestEc2();

	private String vpcId;

	@BeforeEach
	void makeVpc() {
		this.vpcId = this.ec2.vpc("10.0.0.0/16");
	}

	@Test
	void tagsAreAddedAndReplaced() {
		this.ec2.play(create(this.vpcId, tag("Name", "A"), tag("lab", "1")));
		this.ec2.play(create(this.vpcId, tag("Name", "B")));
		assertThat(tags()).containsExactlyInAnyOrder(tag("Name", "B"), tag("lab", "1"));
	}

	@Test
	void tagIsDeletedByKeyOrByKeyAndValue() {
		this.ec2.play(create(this.vpcId, tag("Name", "A"), tag("lab", "1")));
		this.ec2.play(DeleteTagsRequest.builder().resources(this.vpcId).tags(tag("lab", "2")).build());
		assertThat(tags()).hasSize(2);
		this.ec2.play(DeleteTagsRequest.builder().resources(this.vpcId).tags(tag("lab", null)).build());
		assertThat(tags()).containsExactly(tag("Name", "A"));
		this.ec2.play(DeleteTagsRequest.builder().resources(this.vpcId).build());
		assertThat(tags()).isEmpty();
	}

	@Test
	void interfacesAreTaggedAndFoundByTheirTags() {
		String id = this.ec2.networkInterface(this.ec2.subnet(this.vpcId, "10.0.0.0/24")).networkInterfaceId();
		this.ec2.play(create(id, tag("Name", "eni")));
		DescribeNetworkInterfacesResponse found = this.ec2.play(DescribeNetworkInterfacesRequest.builder()
			.filters(filter("tag:Name", "eni"), filter("tag-key", "Name"))
			.build());
		assertThat(found.networkInterfaces()).hasSize(1);
	}

	@Test
	void nothingIsTaggedIfOneResourceIsUnknown() {
		this.ec2.refuses("InvalidVpcID.NotFound",
				CreateTagsRequest.builder().resources(this.vpcId, "vpc-12345678").tags(tag("a", "b")).build());
		assertThat(tags()).isEmpty();
		assertThat(this.ec2.refuses("InvalidID", create("nonsense", tag("a", "b"))))
			.hasMessage("The ID 'nonsense' is not valid");
	}

	@Test
	void reservedTooLongAndTooManyTagsAreRefused() {
		this.ec2.refuses("InvalidParameterValue", create(this.vpcId, tag("aws:mine", "x")));
		this.ec2.refuses("InvalidParameterValue", create(this.vpcId, tag("k".repeat(129), "x")));
		this.ec2.refuses("InvalidParameterValue", create(this.vpcId, tag("k", "v".repeat(257))));
		assertThat(this.ec2.refuses("InvalidParameterValue", create(this.vpcId, tag("k", "1"), tag("k", "2"))))
			.hasMessage("Duplicate tag key 'k' specified.");
		Tag[] fifty = IntStream.range(0, 50).mapToObj((i) -> tag("key" + i, "")).toArray(Tag[]::new);
		this.ec2.play(create(this.vpcId, fifty));
		this.ec2.refuses("TagLimitExceeded", create(this.vpcId, tag("one more", "")));
	}

	@Test
	void tagsForAnotherTypeAreRefusedOnCreation() {
		assertThat(this.ec2.refuses("InvalidParameterValue",
				CreateVpcRequest.builder()
					.cidrBlock("10.0.0.0/16")
					.tagSpecifications(TagSpecification.builder().resourceType("subnet").tags(tag("a", "b")).build())
					.build()))
			.hasMessage("'subnet' is not a valid taggable resource type for this operation.");
	}

	@Test
	void tagsAreDescribedByFilter() {
		this.ec2.play(create(this.vpcId, tag("Name", "A"), tag("lab", "1")));
		this.ec2.play(create(this.ec2.subnet(this.vpcId, "10.0.0.0/24"), tag("Name", "A")));
		assertThat(describe(filter("resource-id", this.vpcId)))
			.extracting(TagDescription::resourceTypeAsString, TagDescription::key, TagDescription::value)
			.containsExactly(tuple("vpc", "Name", "A"), tuple("vpc", "lab", "1"));
		assertThat(describe(filter("key", "Name"), filter("resource-type", "subnet"))).hasSize(1);
		assertThat(describe(filter("tag:Name", "A"))).hasSize(2);
		assertThat(describe(filter("resource-id", this.vpcId), filter("key", "aws:ec2launchtemplate:id"))).isEmpty();
	}

	private List<TagDescription> describe(Filter... filters) {
		DescribeTagsResponse found = this.ec2.play(DescribeTagsRequest.builder().filters(filters).build());
		return found.tags();
	}

	private List<Tag> tags() {
		DescribeVpcsResponse found = this.ec2.play(DescribeVpcsRequest.builder().vpcIds(this.vpcId).build());
		return found.vpcs().get(0).tags();
	}

	private static CreateTagsRequest create(String id, Tag... tags) {
		return CreateTagsRequest.builder().resources(id).tags(tags).build();
	}

	private static Tag tag(String key, String value) {
		return Tag.builder().key(key).value(value).build();
	}

	private static Filter filter(String name, String value) {
		return Filter.builder().name(name).values(value).build();
	}

}
