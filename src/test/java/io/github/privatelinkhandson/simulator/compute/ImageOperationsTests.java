package io.github.privatelinkhandson.simulator.compute;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Image;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.store.TestAccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ImageOperationsTests {

	private static final String DEFAULT = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";

	private final TestAccount account = new TestAccount();

	private final ImageOperations images = new ImageOperations();

	@Test
	void imageOfTheParameterIsDescribed() {
		String id = ImageService.parameters(TestAccount.REGION).get(DEFAULT);
		Image image = describe(DescribeImagesRequest.builder().imageIds(id).build()).get(0);
		assertThat(image.imageId()).isEqualTo(id).matches("ami-[0-9a-f]{17}");
		assertThat(image.name()).startsWith("al2023-ami-2023.").endsWith("-x86_64");
		assertThat(image.rootDeviceName()).isEqualTo("/dev/xvda");
		assertThat(image.imdsSupportAsString()).isEqualTo("v2.0");
	}

	@Test
	void everyRegionHasItsOwnIds() {
		Map<String, String> tokyo = ImageService.parameters("ap-northeast-1");
		Map<String, String> virginia = ImageService.parameters("us-east-1");
		assertThat(tokyo.keySet()).isEqualTo(virginia.keySet());
		assertThat(tokyo.values()).doesNotContainAnyElementsOf(virginia.values());
		assertThat(tokyo).isEqualTo(ImageService.parameters("ap-northeast-1"));
	}

	@Test
	void imagesAreFilteredByNameOwnerAndArchitecture() {
		List<Image> found = describe(DescribeImagesRequest.builder()
			.owners("amazon")
			.filters(filter("name", "al2023-ami-2023*"), filter("architecture", "arm64"),
					filter("owner-alias", "amazon"))
			.build());
		assertThat(found).isNotEmpty().allSatisfy((image) -> {
			assertThat(image.architectureAsString()).isEqualTo("arm64");
			assertThat(image.name()).doesNotContain("minimal");
		});
		assertThat(describe(DescribeImagesRequest.builder().owners("self").build())).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "x86_64", "arm64" })
	void amazonLinux2IsFoundByNameAndParameter(String architecture) {
		List<Image> found = describe(DescribeImagesRequest.builder()
			.owners("amazon")
			.filters(filter("name", "amzn2-ami-hvm-2.0.*-" + architecture + "-gp2"))
			.build());
		assertThat(found).singleElement().satisfies((image) -> {
			assertThat(image.architectureAsString()).isEqualTo(architecture);
			assertThat(image.description()).startsWith("Amazon Linux 2 AMI 2.0.");
			assertThat(image.imdsSupport()).isNull();
			assertThat(ImageService.parameters(TestAccount.REGION)).containsEntry(
					"/aws/service/ami-amazon-linux-latest/amzn2-ami-hvm-" + architecture + "-gp2", image.imageId());
		});
	}

	@Test
	void badIdsAreRefused() {
		assertThat(refusal("ami-0123456789abcdef0").code()).isEqualTo("InvalidAMIID.NotFound");
		assertThat(refusal("al2023").code()).isEqualTo("InvalidAMIID.Malformed");
		assertThat(refusal("ami-abcd1234", "ami-1234abcd"))
			.hasMessage("The image ids '[ami-abcd1234, ami-1234abcd]' do not exist");
	}

	private AwsError refusal(String... ids) {
		return catchThrowableOfType(AwsError.class,
				() -> describe(DescribeImagesRequest.builder().imageIds(ids).build()));
	}

	private List<Image> describe(DescribeImagesRequest request) {
		return this.account.ec2((call) -> this.images.describeImages(request, call)).items();
	}

	private static Filter filter(String name, String... values) {
		return Filter.builder().name(name).values(values).build();
	}

}
