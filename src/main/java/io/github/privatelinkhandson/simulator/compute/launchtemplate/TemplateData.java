package io.github.privatelinkhandson.simulator.compute.launchtemplate;

import software.amazon.awssdk.services.ec2.model.RequestLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.ResponseLaunchTemplateData;

import io.github.privatelinkhandson.simulator.operation.Models;

/**
 * The contents of a version of a launch template.
 */
final class TemplateData {

	private TemplateData() {
	}

	/**
	 * The data of a request, as they are shown.
	 */
	static ResponseLaunchTemplateData of(RequestLaunchTemplateData data) {
		return Models.copy(data, ResponseLaunchTemplateData.builder()).build();
	}

	/**
	 * The data of a new version that is based on another one: what the request has takes
	 * the place of what is there.
	 */
	static ResponseLaunchTemplateData over(ResponseLaunchTemplateData source, RequestLaunchTemplateData data) {
		return Models.copy(data, source.toBuilder()).build();
	}

}
