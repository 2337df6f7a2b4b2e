package io.github.privatelinkhandson.simulator.validation;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import software.amazon.awssdk.protocols.jsoncore.JsonNode;

import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.operation.ClassPathText;

/**
 * The constraints of one service's model, for the operations that are played. They come
 * from botocore's models (Apache License 2.0), of which {@code docs/model/constraints.py}
 * keeps what is needed.
 */
record ServiceModel(Map<String, Input> operations, Map<String, Shape> shapes) {

	private static final String RESOURCE = "/simulator/constraints.json";

	/**
	 * Input of an operation.
	 *
	 * @param shape name of its type
	 * @param filters names of the filters that the documentation lists, but for tags
	 */
	record Input(String shape, Set<String> filters) {

	}

	static Map<AwsService, ServiceModel> load() {
		JsonNode all = JsonNode.parser().parse(ClassPathText.of(RESOURCE));
		Map<AwsService, ServiceModel> models = new EnumMap<>(AwsService.class);
		Stream.of(AwsService.values())
			.forEach((service) -> models.put(service, of(all.field(service.signingName()).orElseThrow())));
		return models;
	}

	Optional<Input> input(String action) {
		return Optional.ofNullable(this.operations.get(Shape.lowerCase(action)));
	}

	private static ServiceModel of(JsonNode node) {
		Map<String, Input> operations = new HashMap<>();
		node.field("operations")
			.orElseThrow()
			.asObject()
			.forEach((action, input) -> operations.put(Shape.lowerCase(action), input(input)));
		Map<String, Shape> shapes = new HashMap<>();
		node.field("shapes").orElseThrow().asObject().forEach((name, shape) -> shapes.put(name, Shape.of(shape)));
		return new ServiceModel(operations, shapes);
	}

	private static Input input(JsonNode node) {
		Set<String> filters = node.field("filters")
			.map((names) -> names.asArray().stream().map(JsonNode::asString).collect(Collectors.toSet()))
			.orElse(Set.of());
		return new Input(node.field("input").orElseThrow().asString(), filters);
	}

}
