package io.github.privatelinkhandson.simulator.clients;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.ListPoliciesRequest;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyRole;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.PolicyUsageType;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.Tag;

import io.github.privatelinkhandson.simulator.PracticeAws;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Policies of an account's own as AWS's own client sees them.
 */
@PracticeAwsTest
class CustomerPolicyTests {

	private static final String TRUST = """
			{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
			 "Principal": {"Service": "ec2.amazonaws.com"}}}""";

	private static final String AMAZONS = "arn:aws:iam::aws:policy/ReadOnlyAccess";

	@Autowired
	private PracticeAws aws;

	private IamClient iam;

	private String account;

	@BeforeEach
	void newAccount() {
		Clients clients = Clients.of(this.aws, this.aws.newAccount());
		this.account = clients.account().id();
		this.iam = clients.iam();
	}

	private static String document(String action) {
		return """
				{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "%s", "Resource": "*"}}"""
			.formatted(action);
	}

	private String policy(String name) {
		return this.iam
			.createPolicy((request) -> request.policyName(name)
				.path("/team/")
				.description("mine")
				.policyDocument(document("ec2:Describe*"))
				.tags((tag) -> tag.key("team").value("a")))
			.policy()
			.arn();
	}

	private String next(String arn, boolean isDefault) {
		return this.iam
			.createPolicyVersion(
					(request) -> request.policyArn(arn).policyDocument(document("s3:*")).setAsDefault(isDefault))
			.policyVersion()
			.versionId();
	}

	@Test
	void policyIsShownAsItWasMade() {
		String arn = policy("mine");
		assertThat(arn).isEqualTo("arn:aws:iam::" + this.account + ":policy/team/mine");
		Policy shown = this.iam.getPolicy((request) -> request.policyArn(arn)).policy();
		assertThat(shown.policyId()).matches("ANPA[A-Z0-9]{17}");
		assertThat(shown.defaultVersionId()).isEqualTo("v1");
		assertThat(shown.description()).isEqualTo("mine");
		assertThat(shown.attachmentCount()).isZero();
		assertThat(shown.tags()).extracting(Tag::value).containsExactly("a");
		PolicyVersion version = this.iam.getPolicyVersion((request) -> request.policyArn(arn).versionId("v1"))
			.policyVersion();
		assertThat(URLDecoder.decode(version.document(), StandardCharsets.UTF_8)).isEqualTo(document("ec2:Describe*"));
	}

	@Test
	void versionsAreAtMostFiveAndOneIsTheDefault() throws Throwable {
		String arn = policy("mine");
		assertThat(next(arn, false)).isEqualTo("v2");
		assertThat(next(arn, true)).isEqualTo("v3");
		next(arn, false);
		next(arn, false);
		refused(409, "LimitExceeded", () -> next(arn, false));
		refused(409, "DeleteConflict",
				() -> this.iam.deletePolicyVersion((request) -> request.policyArn(arn).versionId("v3")));
		this.iam.deletePolicyVersion((request) -> request.policyArn(arn).versionId("v5"));
		assertThat(next(arn, false)).isEqualTo("v6");
		this.iam.setDefaultPolicyVersion((request) -> request.policyArn(arn).versionId("v2"));
		assertThat(this.iam.listPolicyVersions((request) -> request.policyArn(arn)).versions())
			.extracting((version) -> version.versionId() + version.isDefaultVersion())
			.containsExactly("v6false", "v4false", "v3false", "v2true", "v1false");
		refused(404, "NoSuchEntity",
				() -> this.iam.getPolicyVersion((request) -> request.policyArn(arn).versionId("v5")));
		refused(409, "DeleteConflict", () -> this.iam.deletePolicy((request) -> request.policyArn(arn)));
	}

	@Test
	void policyInUseIsNotDeleted() throws Throwable {
		String arn = policy("mine");
		String boundary = policy("boundary");
		this.iam.createRole(
				(request) -> request.roleName("r").assumeRolePolicyDocument(TRUST).permissionsBoundary(boundary));
		this.iam.attachRolePolicy((request) -> request.roleName("r").policyArn(arn));
		assertThat(this.iam.listEntitiesForPolicy((request) -> request.policyArn(arn)).policyRoles())
			.extracting(PolicyRole::roleName)
			.containsExactly("r");
		assertThat(this.iam.listAttachedRolePolicies((request) -> request.roleName("r").pathPrefix("/team/"))
			.attachedPolicies()).extracting(AttachedPolicy::policyName).containsExactly("mine");
		refused(409, "DeleteConflict", () -> this.iam.deletePolicy((request) -> request.policyArn(arn)));
		refused(409, "DeleteConflict", () -> this.iam.deletePolicy((request) -> request.policyArn(boundary)));
		assertThat(listed((request) -> request.scope(PolicyScopeType.LOCAL).onlyAttached(true))).containsExactly("mine",
				"boundary");
		assertThat(listed((request) -> request.policyUsageFilter(PolicyUsageType.PERMISSIONS_BOUNDARY)))
			.containsExactly("boundary");
		this.iam.detachRolePolicy((request) -> request.roleName("r").policyArn(arn));
		this.iam.deletePolicy((request) -> request.policyArn(arn));
		refused(404, "NoSuchEntity", () -> this.iam.getPolicy((request) -> request.policyArn(arn)));
	}

	@Test
	void listHasScopesAndPaths() {
		policy("mine");
		assertThat(listed((request) -> request.scope(PolicyScopeType.LOCAL))).containsExactly("mine");
		assertThat(listed((request) -> request.scope(PolicyScopeType.AWS))).contains("ReadOnlyAccess")
			.doesNotContain("mine");
		assertThat(listed((request) -> request.pathPrefix("/team/"))).containsExactly("mine");
	}

	private List<String> listed(Consumer<ListPoliciesRequest.Builder> request) {
		return this.iam.listPolicies(request).policies().stream().map(Policy::policyName).toList();
	}

	@Test
	void tagsChange() {
		String arn = policy("mine");
		this.iam.tagPolicy((request) -> request.policyArn(arn).tags((tag) -> tag.key("b").value("1")));
		this.iam.untagPolicy((request) -> request.policyArn(arn).tagKeys("team"));
		assertThat(this.iam.listPolicyTags((request) -> request.policyArn(arn)).tags()).extracting(Tag::key)
			.containsExactly("b");
	}

	@Test
	void wrongRequestsAreRefused() throws Throwable {
		policy("mine");
		refused(409, "EntityAlreadyExists", () -> policy("mine"));
		refused(400, "MalformedPolicyDocument",
				() -> this.iam.createPolicy((request) -> request.policyName("bad").policyDocument("{}")));
		refused(400, "MalformedPolicyDocument", () -> this.iam.createPolicy((request) -> request.policyName("old")
			.policyDocument(document("ec2:*").replace("2012-10-17", "2008-10-17"))));
		refused(409, "LimitExceeded", () -> this.iam
			.createPolicy((request) -> request.policyName("big").policyDocument(document("ec2:" + "x".repeat(6144)))));
		refused(403, "AccessDenied", () -> next(AMAZONS, true));
		refused(403, "AccessDenied", () -> this.iam.deletePolicy((request) -> request.policyArn(AMAZONS)));
		refused(400, "InvalidInput",
				() -> this.iam.getPolicy((request) -> request.policyArn("arn:aws:iam::x:no/policy")));
		refused(404, "NoSuchEntity",
				() -> this.iam.createRole((request) -> request.roleName("r")
					.assumeRolePolicyDocument(TRUST)
					.permissionsBoundary("arn:aws:iam::" + this.account + ":policy/no")));
	}

	private static void refused(int status, String code, Executable call) throws Throwable {
		new Refusal(code, status, code, call).check();
	}

}
