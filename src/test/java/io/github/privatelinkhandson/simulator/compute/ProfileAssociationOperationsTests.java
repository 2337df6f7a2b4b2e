package io.github.privatelinkhandson.simulator.compute;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.AssociateIamInstanceProfileRequest;
import software.amazon.awssdk.services.ec2.model.DescribeIamInstanceProfileAssociationsRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateIamInstanceProfileRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileAssociation;

import io.github.privatelinkhandson.simulator.iam.TestRoles;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.store.TestAccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ProfileAssociationOperationsTests {

	private final TestAccount account = new TestAccount();

	private final ProfileAssociationOperations associations = new ProfileAssociationOperations();

	@Test
	void instanceGetsAndLosesAProfile() {
		TestRoles.create(this.account, "SSM-role");
		String id = TestInstances.running(this.account, "");
		this.account.pass(Duration.ofSeconds(12));
		AssociateIamInstanceProfileRequest associate = AssociateIamInstanceProfileRequest.builder()
			.instanceId(id)
			.iamInstanceProfile((it) -> it.name("SSM-role"))
			.build();
		IamInstanceProfileAssociation made = this.account
			.ec2((call) -> this.associations.associateIamInstanceProfile(associate, call));
		assertThat(made.associationId()).matches("iip-assoc-[0-9a-f]{17}");
		assertThat(described(id)).extracting(IamInstanceProfileAssociation::stateAsString)
			.containsExactly("associated");
		assertThat(this.account.ec2((call) -> new ProfileAssociationService(call).since(id)).orElseThrow())
			.isEqualTo(this.account.now());
		AwsError refusal = catchThrowableOfType(AwsError.class,
				() -> this.account.ec2((call) -> this.associations.associateIamInstanceProfile(associate, call)));
		assertThat(refusal.code()).isEqualTo("IncorrectState");
		this.account.ec2((call) -> this.associations.disassociateIamInstanceProfile(
				DisassociateIamInstanceProfileRequest.builder().associationId(made.associationId()).build(), call));
		assertThat(described(id)).isEmpty();
		assertThat(this.account.ec2((call) -> new InstanceService(call).existing()).get(0).iamInstanceProfile())
			.isNull();
	}

	private List<IamInstanceProfileAssociation> described(String instanceId) {
		return this.account.ec2((call) -> this.associations
			.describeIamInstanceProfileAssociations(DescribeIamInstanceProfileAssociationsRequest.builder()
				.filters(Filter.builder().name("instance-id").values(instanceId).build())
				.build(), call))
			.items();
	}

}
