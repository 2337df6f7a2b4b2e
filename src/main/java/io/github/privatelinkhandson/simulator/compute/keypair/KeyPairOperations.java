package io.github.privatelinkhandson.simulator.compute.keypair;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.CreateKeyPairRequest;
import software.amazon.awssdk.services.ec2.model.CreateKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.DeleteKeyPairRequest;
import software.amazon.awssdk.services.ec2.model.DeleteKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.DescribeKeyPairsRequest;
import software.amazon.awssdk.services.ec2.model.ImportKeyPairRequest;
import software.amazon.awssdk.services.ec2.model.ImportKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.KeyFormat;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;
import software.amazon.awssdk.services.ec2.model.KeyType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Filters;
import io.github.privatelinkhandson.simulator.operation.Models;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.DescribeSelectionService;
import io.github.privatelinkhandson.simulator.vpc.Tags;

/**
 * Implements EC2's operations on key pairs.
 */
@Component
class KeyPairOperations implements Operations {

	private static final Map<String, String> ALIASES = Map.of("fingerprint", "key-fingerprint");

	private static final int LONGEST_NAME = 255;

	private static final int LONGEST_MATERIAL = 2048;

	CreateKeyPairResponse createKeyPair(CreateKeyPairRequest request, Call call) throws GeneralSecurityException {
		String name = name(call, request.keyName());
		List<Tag> tags = tags(request.tagSpecifications());
		NewKeyPair made = NewKeyPair.generate(Objects.requireNonNullElse(request.keyType(), KeyType.RSA));
		KeyPairInfo info = keep(call, name, made.publicKey(), made.fingerprint(), tags);
		return Models.copy(info, CreateKeyPairResponse.builder())
			.keyMaterial(made.material(Objects.requireNonNullElse(request.keyFormat(), KeyFormat.PEM), name))
			.build();
	}

	ImportKeyPairResponse importKeyPair(ImportKeyPairRequest request, Call call) throws GeneralSecurityException {
		String name = name(call, request.keyName());
		List<Tag> tags = tags(request.tagSpecifications());
		String material = request.publicKeyMaterial().asString(StandardCharsets.ISO_8859_1);
		if (material.length() > LONGEST_MATERIAL) {
			throw AwsError.of("InvalidParameterValue",
					"Value for parameter PublicKeyMaterial is invalid. Length exceeds maximum of 2048.");
		}
		SshPublicKey key = SshPublicKey.parse(material);
		return Models.copy(keep(call, name, key, key.fingerprint(), tags), ImportKeyPairResponse.builder()).build();
	}

	private static String name(Call call, String wanted) {
		if (wanted.length() > LONGEST_NAME || !StandardCharsets.US_ASCII.newEncoder().canEncode(wanted)) {
			throw AwsError.of("InvalidParameterValue",
					"Value (%s) for parameter KeyName is invalid. It must have up to 255 ASCII characters.", wanted);
		}
		String name = call.require(wanted.strip(), "KeyName");
		new KeyPairService(call).requireFree(name);
		return name;
	}

	private static List<Tag> tags(List<TagSpecification> specifications) {
		return Tags.only(specifications, ResourceTypes.KEY_PAIR.name());
	}

	private static KeyPairInfo keep(Call call, String name, SshPublicKey key, String fingerprint, List<Tag> tags) {
		String id = call.newId(ResourceTypes.KEY_PAIR);
		KeyPairInfo info = KeyPairInfo.builder()
			.keyPairId(id)
			.keyName(name)
			.keyType(key.type())
			.keyFingerprint(fingerprint)
			.publicKey(key.line(name))
			.createTime(call.now())
			.tags(tags)
			.build();
		call.put(call.created(ResourceTypes.KEY_PAIR, id, info));
		return info;
	}

	List<KeyPairInfo> describeKeyPairs(DescribeKeyPairsRequest request, Call call) {
		new KeyPairService(call).require(request.keyNames());
		boolean whole = Boolean.TRUE.equals(request.includePublicKey());
		List<KeyPairInfo> pairs = new DescribeSelectionService(call)
			.selected(ResourceTypes.KEY_PAIR, DescribeSelectionService::models, request.keyPairIds(), request)
			.stream()
			.filter((pair) -> request.keyNames().isEmpty() || request.keyNames().contains(pair.keyName()))
			.map((pair) -> whole ? pair : pair.toBuilder().publicKey(null).build())
			.toList();
		return Filters.apply(pairs, request.filters(), ALIASES);
	}

	/**
	 * Deletes a key pair; that there is none is no error.
	 */
	DeleteKeyPairResponse deleteKeyPair(DeleteKeyPairRequest request, Call call) {
		boolean byId = request.keyPairId() != null;
		String key = call.require(byId ? request.keyPairId() : request.keyName(), "KeyName");
		Optional<Resource<KeyPairInfo>> found = byId ? call.find(ResourceTypes.KEY_PAIR, key)
				: new KeyPairService(call).find(key);
		found.ifPresent(call::remove);
		return DeleteKeyPairResponse.builder()
			.returnValue(true)
			.keyPairId(found.map(Resource::id).orElse(null))
			.build();
	}

}
