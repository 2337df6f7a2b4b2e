package io.github.privatelinkhandson.simulator.protocol;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

import io.github.privatelinkhandson.simulator.operation.Models;

/**
 * Writes the members of model objects as XML. What is not set is left out; a list that is
 * set and empty becomes an empty element.
 */
record XmlEncoder(XmlWriter writer) {

	void members(SdkPojo pojo) {
		for (SdkField<?> field : pojo.sdkFields()) {
			Models.given(pojo, field).ifPresent((value) -> element(field.unmarshallLocationName(), field, value));
		}
	}

	private void element(String name, SdkField<?> field, @Nullable Object value) {
		if (value instanceof SdkPojo pojo) {
			this.writer.open(name);
			members(pojo);
			this.writer.close(name);
		}
		else if (value instanceof List<?> list) {
			this.writer.open(name);
			items(list, field.getTrait(ListTrait.class));
			this.writer.close(name);
		}
		else if (value instanceof Map<?, ?> map) {
			this.writer.open(name);
			entries(map, field.getTrait(MapTrait.class));
			this.writer.close(name);
		}
		else {
			this.writer.element(name, (value != null) ? Scalars.text(field, value) : "");
		}
	}

	private void items(List<?> list, ListTrait trait) {
		String name = Objects.requireNonNullElse(trait.memberLocationName(), "member");
		for (Object item : list) {
			element(name, trait.memberFieldInfo(), item);
		}
	}

	private void entries(Map<?, ?> map, MapTrait trait) {
		map.forEach((key, value) -> {
			this.writer.open("entry");
			this.writer.element(Objects.requireNonNullElse(trait.keyLocationName(), "key"), (String) key);
			element(Objects.requireNonNullElse(trait.valueLocationName(), "value"), trait.valueFieldInfo(), value);
			this.writer.close("entry");
		});
	}

}
