package io.github.privatelinkhandson.simulator.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import software.amazon.awssdk.core.SdkPojo;

import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.CallContext;
import io.github.privatelinkhandson.simulator.operation.OperationInterceptor;

/**
 * Validates the requests of all operations before these run: against the service's model,
 * what only documentation says, and what the practice AWS does not play.
 */
public final class RequestValidation implements OperationInterceptor {

	private final Map<AwsService, ServiceModel> models = ServiceModel.load();

	private final UnplayedMembers unplayed = UnplayedMembers.load();

	@Override
	public void beforeTransaction(SdkPojo request, CallContext context) {
		AwsService service = context.service();
		String action = UnplayedMembers.owner(request.getClass());
		List<Violation> violations = new ArrayList<>(
				ModelValidator.violations(Objects.requireNonNull(this.models.get(service)), action, request));
		if (service == AwsService.EC2) {
			violations.addAll(DocumentedRules.violations(action, request));
		}
		if (!violations.isEmpty()) {
			throw DocumentedRules.missing(action, violations.get(0))
				.orElseGet(() -> ValidationErrors.of(service, violations));
		}
		if (service == AwsService.EC2) {
			DocumentedRules.exclusion(action, request).ifPresent((error) -> {
				throw error;
			});
		}
		TagRules.check(service, action, request);
		PageRules.check(service, request);
		this.unplayed.check(request, context);
	}

	@Override
	public SdkPojo intercept(SdkPojo request, Call call, Chain chain) {
		return chain.proceed(PageRules.withSize(call.service(), request), call);
	}

}
