package io.github.privatelinkhandson.simulator.compute;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypeOfferingsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import software.amazon.awssdk.services.ec2.model.InstanceTypeOffering;
import software.amazon.awssdk.services.ec2.model.LocationType;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.store.TestAccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class InstanceTypeOperationsTests {

	private final TestAccount account = new TestAccount();

	private final InstanceTypeOperations types = new InstanceTypeOperations();

	@Test
	void typeIsDescribed() {
		InstanceTypeInfo micro = this.account
			.ec2((call) -> this.types.describeInstanceTypes(
					DescribeInstanceTypesRequest.builder().instanceTypesWithStrings("t3.micro").build(), call))
			.items()
			.get(0);
		assertThat(micro.vCpuInfo().defaultVCpus()).isEqualTo(2);
		assertThat(micro.memoryInfo().sizeInMiB()).isEqualTo(1024);
		assertThat(micro.burstablePerformanceSupported()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "t2.nano, 1, 512, 2, 2", "t2.2xlarge, 8, 32768, 3, 15", "t3a.medium, 2, 4096, 3, 6",
			"t4g.xlarge, 4, 16384, 4, 15", "c5.large, 2, 4096, 3, 10", "m5.xlarge, 4, 16384, 4, 15",
			"r5.2xlarge, 8, 65536, 4, 15", "m6i.4xlarge, 16, 65536, 8, 30", "c6g.medium, 1, 2048, 2, 4" })
	void typesHaveTheSizesOfTheirFamilies(String name, int cpus, long mebibytes, int interfaces, int addresses) {
		InstanceTypeInfo type = this.account
			.ec2((call) -> this.types.describeInstanceTypes(
					DescribeInstanceTypesRequest.builder().instanceTypesWithStrings(name).build(), call))
			.items()
			.get(0);
		assertThat(type.vCpuInfo().defaultVCpus()).isEqualTo(cpus);
		assertThat(type.memoryInfo().sizeInMiB()).isEqualTo(mebibytes);
		assertThat(type.networkInfo().maximumNetworkInterfaces()).isEqualTo(interfaces);
		assertThat(type.networkInfo().ipv4AddressesPerInterface()).isEqualTo(addresses);
	}

	@Test
	void typesAreFilteredByTheirThreads() {
		DescribeInstanceTypesRequest request = DescribeInstanceTypesRequest.builder()
			.filters(Filter.builder().name("vcpu-info.valid-threads-per-core").values("2").build(),
					Filter.builder().name("memory-info.size-in-mib").values("512", "1024").build())
			.build();
		assertThat(this.account.ec2((call) -> this.types.describeInstanceTypes(request, call)).items())
			.extracting(InstanceTypeInfo::instanceTypeAsString)
			.containsExactly("t3.nano", "t3.micro", "t3a.nano", "t3a.micro");
	}

	@Test
	void unknownTypeIsRefused() {
		AwsError refusal = catchThrowableOfType(AwsError.class,
				() -> this.account.ec2((call) -> this.types.describeInstanceTypes(
						DescribeInstanceTypesRequest.builder().instanceTypesWithStrings("t3.gigantic").build(), call)));
		assertThat(refusal.code()).isEqualTo("InvalidInstanceType");
		assertThat(refusal).hasMessage("The following supplied instance types do not exist: [t3.gigantic]");
	}

	@Test
	void offeringsAreByZone() {
		DescribeInstanceTypeOfferingsRequest request = DescribeInstanceTypeOfferingsRequest.builder()
			.locationType(LocationType.AVAILABILITY_ZONE)
			.filters(Filter.builder().name("instance-type").values("t3.micro").build())
			.build();
		assertThat(this.account.ec2((call) -> this.types.describeInstanceTypeOfferings(request, call)).items())
			.extracting(InstanceTypeOffering::location)
			.containsExactly("ap-northeast-1a", "ap-northeast-1c", "ap-northeast-1d");
	}

}
