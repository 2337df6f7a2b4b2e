package io.github.privatelinkhandson.simulator.iam;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsRequest;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionRequest;

import io.github.privatelinkhandson.simulator.iam.policy.PolicyGrammar;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.operation.Pages;
import io.github.privatelinkhandson.simulator.store.Resource;

/**
 * The versions of managed policies.
 */
@Component
class PolicyVersionOperations implements Operations {

	PolicyVersion createPolicyVersion(CreatePolicyVersionRequest request, Call call) {
		Resource<Policy> policy = new PolicyService(call).own(request.policyArn());
		PolicyGrammar.checkManaged(request.policyDocument());
		Resource<Policy> changed = new PolicyService(call).withNext(policy, request.policyDocument(),
				Boolean.TRUE.equals(request.setAsDefault()));
		call.global().put(changed);
		return PolicyService.versions(changed).get(0);
	}

	PolicyVersion getPolicyVersion(GetPolicyVersionRequest request, Call call) {
		return PolicyService.withDocument(new PolicyService(call).get(request.policyArn()), request.versionId());
	}

	Page<PolicyVersion> listPolicyVersions(ListPolicyVersionsRequest request, Call call) {
		return Pages.of(PolicyService.versions(new PolicyService(call).get(request.policyArn())), request);
	}

	void setDefaultPolicyVersion(SetDefaultPolicyVersionRequest request, Call call) {
		PolicyService service = new PolicyService(call);
		call.global().put(service.withDefault(service.own(request.policyArn()), request.versionId()));
	}

	void deletePolicyVersion(DeletePolicyVersionRequest request, Call call) {
		PolicyService service = new PolicyService(call);
		call.global().put(service.without(service.own(request.policyArn()), request.versionId()));
	}

}
