package io.github.privatelinkhandson.simulator.validation;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.operation.Models;
import io.github.privatelinkhandson.simulator.operation.Pages;

/**
 * Pages of lists: tokens must be ones that were given out, and some services cut a list
 * into pages though no size is asked for.
 */
final class PageRules {

	/** Sizes of pages by service: the member, and its default (API references). */
	private static final Map<AwsService, Map.Entry<String, Integer>> SIZES = Map.of(AwsService.IAM,
			Map.entry("MaxItems", 100), AwsService.ELBV2, Map.entry("PageSize", 400));

	private PageRules() {
	}

	/**
	 * Refuses a token that was never given out. GetLogEvents has tokens of its own.
	 */
	static void check(AwsService service, SdkPojo request) {
		if (request instanceof GetLogEventsRequest) {
			return;
		}
		Stream.of("NextToken", "Marker")
			.flatMap((member) -> Models.given(request, member).stream())
			.map(String::valueOf)
			.filter((token) -> !token.isEmpty() && !Pages.isToken(token))
			.findFirst()
			.ifPresent((token) -> {
				throw invalid(service, token);
			});
	}

	/**
	 * The request with the size of a page that its service takes for granted.
	 */
	static SdkPojo withSize(AwsService service, SdkPojo request) {
		Map.Entry<String, Integer> size = SIZES.get(service);
		Optional<SdkField<?>> field = (size != null) ? Models.field(request, size.getKey()) : Optional.empty();
		if (field.isEmpty() || Models.given(request, field.get()).isPresent()) {
			return request;
		}
		return Models.with(request, field.get(), size.getValue());
	}

	private static AwsError invalid(AwsService service, String token) {
		return switch (service) {
			case EC2, SSM -> AwsError.of("InvalidNextToken", "The specified NextToken isn't valid.");
			case IAM, STS -> AwsError.of("ValidationError", "Invalid Marker.");
			case ELBV2 -> AwsError.of("ValidationError", "Invalid marker '%s'", token);
			case LOGS -> AwsError.of("InvalidParameterException", "The specified nextToken is invalid.");
			case SERVICE_QUOTAS ->
				AwsError.of("InvalidPaginationTokenException", "The specified pagination token is invalid.");
		};
	}

}
