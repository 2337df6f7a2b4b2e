package io.github.privatelinkhandson.simulator.json;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.ssm.model.MaintenanceWindowLambdaParameters;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SdkJsonTests {

	@Test
	void nestedModelComesBackEqual() {
		SecurityGroup group = SecurityGroup.builder()
			.groupId("sg-1")
			.description("<&>\"' \u00e9 \ud83d\ude00 \r\n")
			.ipPermissions((permission) -> permission.ipProtocol("tcp")
				.fromPort(80)
				.ipRanges((range) -> range.cidrIp("10.0.0.0/16")))
			.tags((tag) -> tag.key("Name").value(""))
			.build();
		assertThat(SdkJson.read(SdkJson.write(group), SecurityGroup.builder())).isEqualTo(group);
	}

	@Test
	void timesKeepTheirNanoseconds() {
		Instant time = Instant.parse("2026-01-02T03:04:05.678901234Z");
		Instance instance = Instance.builder().launchTime(time).build();
		assertThat(SdkJson.write(instance)).isEqualTo("{\"LaunchTime\":1767323045.678901234}");
		assertThat(SdkJson.read(SdkJson.write(instance), Instance.builder())).isEqualTo(instance);
		Role old = Role.builder().createDate(Instant.parse("1969-12-31T23:59:58.5Z")).build();
		assertThat(SdkJson.read(SdkJson.write(old), Role.builder())).isEqualTo(old);
	}

	@Test
	void emptyListStaysEmptyAndAbsentListStaysAbsent() {
		Vpc vpc = Vpc.builder().cidrBlockAssociationSet(List.of()).build();
		Vpc read = (Vpc) SdkJson.read(SdkJson.write(vpc), Vpc.builder());
		assertThat(read.hasCidrBlockAssociationSet()).isTrue();
		assertThat(read.hasTags()).isFalse();
	}

	@Test
	void mapsEnumsAndBytesComeBackEqual() {
		SendCommandRequest request = SendCommandRequest.builder()
			.parameters(Map.of("commands", List.of("echo a", "echo b")))
			.documentHashType("Sha256")
			.build();
		assertThat(SdkJson.read(SdkJson.write(request), SendCommandRequest.builder())).isEqualTo(request);
		TargetGroup target = TargetGroup.builder().protocol("TCP").matcher((m) -> m.httpCode("200")).port(80).build();
		assertThat(SdkJson.read(SdkJson.write(target), TargetGroup.builder())).isEqualTo(target);
		MaintenanceWindowLambdaParameters lambda = MaintenanceWindowLambdaParameters.builder()
			.payload(SdkBytes.fromUtf8String("\u0000\u00ff"))
			.build();
		assertThat(SdkJson.read(SdkJson.write(lambda), MaintenanceWindowLambdaParameters.builder())).isEqualTo(lambda);
	}

	@Test
	void unknownAndNullMembersAreIgnored() {
		assertThat(SdkJson.read("{\"VpcId\":\"vpc-1\",\"Colour\":{\"a\":[1]},\"State\":null}", Vpc.builder()))
			.isEqualTo(Vpc.builder().vpcId("vpc-1").build());
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "{", "x", "{\"VpcId\":1}", "{\"IsDefault\":\"true\"}", "{\"TagSet\":{}}",
			"{\"TagSet\":[\"a\"]}" })
	void otherJsonIsRefused(String text) {
		assertThatExceptionOfType(MalformedJson.class).isThrownBy(() -> SdkJson.read(text, Vpc.builder()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"LaunchTime\":1e999999999}", "{\"LaunchTime\":\"now\"}", "{\"AmiLaunchIndex\":1.5}",
			"{\"AmiLaunchIndex\":99999999999}" })
	void otherNumbersAreRefused(String text) {
		assertThatExceptionOfType(MalformedJson.class).isThrownBy(() -> SdkJson.read(text, Instance.builder()));
	}

}
