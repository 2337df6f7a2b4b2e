package io.github.privatelinkhandson.simulator.json;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;

/**
 * Writes and reads the SDK's model objects as AWS JSON 1.1, driven by their own metadata.
 * What is not set is left out; a list that is set and empty stays so.
 */
public final class SdkJson {

	private SdkJson() {
	}

	public static String write(SdkPojo pojo) {
		return new String(bytes(pojo), StandardCharsets.UTF_8);
	}

	/**
	 * Writes a model as JSON in UTF-8.
	 */
	public static byte[] bytes(SdkPojo pojo) {
		try (JsonWriter writer = JsonWriter.create()) {
			writer.writeStartObject();
			PojoWriter.members(writer, pojo);
			writer.writeEndObject();
			return writer.getBytes();
		}
	}

	/**
	 * The JSON object of these texts in UTF-8.
	 */
	public static byte[] bytes(Map<String, String> texts) {
		try (JsonWriter writer = JsonWriter.create()) {
			writer.writeStartObject();
			texts.forEach((name, text) -> writer.writeFieldName(name).writeValue(text));
			writer.writeEndObject();
			return writer.getBytes();
		}
	}

	/**
	 * The model object that the builder makes of the JSON; members that it does not know
	 * are ignored.
	 * @throws MalformedJson if the text is not the JSON of such an object
	 */
	public static SdkPojo read(String text, SdkPojo builder) {
		return PojoReader.object(parse(text.getBytes(StandardCharsets.UTF_8)), builder);
	}

	/**
	 * Reads a request in UTF-8; an empty one is an object without members.
	 * @throws MalformedJson also for a text with the character NUL, which not every
	 * database stores
	 */
	public static SdkPojo readRequest(byte[] utf8, SdkPojo builder) {
		JsonNode request = (utf8.length != 0) ? parse(utf8) : JsonNode.emptyObjectNode();
		if (hasNul(request)) {
			throw new MalformedJson("the character NUL is in a text");
		}
		return PojoReader.object(request, builder);
	}

	private static boolean hasNul(JsonNode node) {
		if (node.isString()) {
			return node.asString().indexOf('\0') >= 0;
		}
		if (node.isArray()) {
			return node.asArray().stream().anyMatch(SdkJson::hasNul);
		}
		return node.isObject() && node.asObject().values().stream().anyMatch(SdkJson::hasNul);
	}

	private static JsonNode parse(byte[] utf8) {
		try {
			return JsonNode.parser().parse(utf8);
		}
		catch (RuntimeException ex) {
			throw new MalformedJson("not JSON", ex);
		}
	}

}
