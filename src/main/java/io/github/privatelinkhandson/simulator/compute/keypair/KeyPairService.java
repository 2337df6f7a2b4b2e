package io.github.privatelinkhandson.simulator.compute.keypair;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The key pairs of an account and region, which instances are launched with by name.
 */
public record KeyPairService(Call call) {

	/**
	 * Refuses names that no key pair has.
	 */
	public void require(List<String> names) {
		List<String> unknown = names.stream().distinct().filter((name) -> find(name).isEmpty()).toList();
		if (!unknown.isEmpty()) {
			throw AwsError.of("InvalidKeyPair.NotFound", "The key pair%s '%s' do%s not exist",
					(unknown.size() > 1) ? "s" : "", String.join(", ", unknown), (unknown.size() > 1) ? "" : "es");
		}
	}

	Optional<Resource<KeyPairInfo>> find(@Nullable String name) {
		return this.call.stream(ResourceTypes.KEY_PAIR)
			.filter((pair) -> pair.model().keyName().equals(name))
			.findFirst();
	}

	void requireFree(String name) {
		find(name).ifPresent((pair) -> {
			throw AwsError.of("InvalidKeyPair.Duplicate", "The keypair '%s' already exists.", name);
		});
	}

}
