package io.github.privatelinkhandson.simulator;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;

/**
 * Writes any model request as the form of a query protocol, also where the SDK's clients
 * would refuse to.
 */
final class WireForm {

	private final boolean ec2;

	private final Map<String, String> parameters = new LinkedHashMap<>();

	private WireForm(boolean ec2) {
		this.ec2 = ec2;
	}

	static Map<String, String> of(boolean ec2, SdkPojo request) {
		WireForm form = new WireForm(ec2);
		form.structure("", request);
		return form.parameters;
	}

	static String encoded(Map<String, String> parameters) {
		return parameters.entrySet()
			.stream()
			.map((parameter) -> parameter.getKey() + "="
					+ URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

	private void structure(String prefix, SdkPojo pojo) {
		for (SdkField<?> field : pojo.sdkFields()) {
			Object value = field.getValueOrDefault(pojo);
			if (value != null && !(value instanceof SdkAutoConstructList)) {
				value(prefix + field.locationName(), field, value);
			}
		}
	}

	private void value(String name, SdkField<?> field, Object value) {
		if (value instanceof SdkPojo pojo) {
			int before = this.parameters.size();
			structure(name + ".", pojo);
			if (this.parameters.size() == before) {
				this.parameters.put(name, "");
			}
		}
		else if (value instanceof List<?> list) {
			list(name, field.getTrait(ListTrait.class), list);
		}
		else if (value instanceof SdkBytes bytes) {
			this.parameters.put(name, java.util.Base64.getEncoder().encodeToString(bytes.asByteArray()));
		}
		else if (!(value instanceof Map)) {
			this.parameters.put(name, value.toString());
		}
	}

	private void list(String name, ListTrait trait, List<?> list) {
		String items = this.ec2 ? name : name + "." + Objects.requireNonNullElse(trait.memberLocationName(), "member");
		if (list.isEmpty()) {
			this.parameters.put(name, "");
		}
		for (int i = 0; i < list.size(); i++) {
			value(items + "." + (i + 1), trait.memberFieldInfo(), list.get(i));
		}
	}

}
