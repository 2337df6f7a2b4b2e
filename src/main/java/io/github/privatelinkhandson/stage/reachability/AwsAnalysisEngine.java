package io.github.privatelinkhandson.stage.reachability;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.AnalysisComponent;
import software.amazon.awssdk.services.ec2.model.Explanation;
import software.amazon.awssdk.services.ec2.model.NetworkInsightsAnalysis;
import software.amazon.awssdk.services.ec2.model.PathComponent;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.reachability.ExplanationCode;
import io.github.privatelinkhandson.stage.Point;

/**
 * Reads what Reachability Analyzer found.
 */
final class AwsAnalysisEngine {

	private AwsAnalysisEngine() {
	}

	/**
	 * The verdict of an analysis; empty while it runs.
	 */
	static Optional<AnalysisOutcome> verdict(AwsClients aws, String analysisId, String loadBalancerGroup) {
		NetworkInsightsAnalysis found = aws.ec2()
			.describeNetworkInsightsAnalyses((request) -> request.networkInsightsAnalysisIds(analysisId))
			.networkInsightsAnalyses()
			.get(0);
		return switch (found.statusAsString()) {
			case "running" -> Optional.empty();
			case "succeeded" ->
				Optional.of(new AnalysisOutcome(AnalysisStatus.SUCCEEDED, Boolean.TRUE.equals(found.networkPathFound()),
						found.explanations().stream().map((one) -> explanation(one, loadBalancerGroup)).toList(),
						found.forwardPathComponents().stream().map(AwsAnalysisEngine::component).toList(), null));
			default -> Optional
				.of(new AnalysisOutcome(AnalysisStatus.FAILED, null, List.of(), List.of(), found.statusMessage()));
		};
	}

	private static AnalysisView.Explanation explanation(Explanation found, String loadBalancerGroup) {
		boolean onLoadBalancer = groups(found).anyMatch((group) -> loadBalancerGroup.equals(group.id()));
		String component = Stream
			.concat(groups(found).map(AnalysisComponent::id),
					Stream.of(found.loadBalancerArn(), id(found.component()), id(found.networkInterface()),
							id(found.vpcEndpoint()), id(found.routeTable()), id(found.acl())))
			.filter((id) -> id != null && !id.isEmpty())
			.findFirst()
			.orElse(null);
		return new AnalysisView.Explanation(found.explanationCode(), component,
				Point.explains(found.explanationCode(), onLoadBalancer), text(found.explanationCode()));
	}

	private static Stream<AnalysisComponent> groups(Explanation found) {
		return Stream.concat(found.securityGroups().stream(), Stream.ofNullable(found.securityGroup()));
	}

	private static @Nullable String id(@Nullable AnalysisComponent component) {
		return (component != null) ? component.id() : null;
	}

	private static String text(String code) {
		return Stream.of(ExplanationCode.values())
			.filter((known) -> known.name().equals(code))
			.map(ExplanationCode::text)
			.findFirst()
			.orElse(code);
	}

	private static AnalysisView.PathComponent component(PathComponent step) {
		AnalysisComponent component = step.component();
		String id = (component != null) ? String.valueOf(component.id()) : String.valueOf(step.serviceName());
		String name = (component != null && component.name() != null) ? component.name() : id;
		return new AnalysisView.PathComponent(id, type((component != null) ? component.arn() : null, id), name);
	}

	/**
	 * The type of a component by its ARN ({@code network-interface}), else by its id's
	 * prefix.
	 */
	private static String type(@Nullable String arn, String id) {
		if (arn != null && arn.split(":", 6).length == 6) {
			return arn.split(":", 6)[5].split("/")[0];
		}
		return id.contains("-") ? id.substring(0, id.lastIndexOf('-')) : id;
	}

}
