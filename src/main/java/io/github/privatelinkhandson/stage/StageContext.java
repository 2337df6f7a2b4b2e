package io.github.privatelinkhandson.stage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

import io.github.privatelinkhandson.aws.AwsEnvironment;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.observation.model.ObservedResource;
import io.github.privatelinkhandson.observation.model.Snapshot;

/**
 * The input of a step: its lab, the last snapshot, and the ids in the lab's ledger.
 *
 * @param ids the ids that are known, by step key
 * @param generations how often a step has been created before, by step key
 */
public record StageContext(Lab lab, Snapshot snapshot, Map<String, String> ids, Map<String, Integer> generations) {

	/** The tag that names the workshop a lab belongs to. */
	public static final String WORKSHOP_TAG = "privatelink-handson:workshop";

	/**
	 * Returns the same input with another snapshot.
	 */
	public StageContext with(Snapshot other) {
		return new StageContext(this.lab, other, this.ids, this.generations);
	}

	/**
	 * Returns the input of a lab that there is not, in an account without resources, to
	 * see what steps ask for.
	 */
	public static StageContext standIn() {
		Lab lab = new Lab("", new AwsEnvironment(CloudMode.PRACTICE, "000000000000", "us-east-1"),
				new Lab.Layout("us-east-1a", "us-east-1b", ""), new Lab.Lease(Instant.EPOCH, Instant.EPOCH, null),
				LabStatus.NEW, null, 0);
		return new StageContext(lab, new Snapshot(lab.account(), lab.region(), Instant.EPOCH, List.of()), Map.of(),
				Map.of());
	}

	/**
	 * The id of a step's resource, or a word that stands in for it where there is none
	 * yet ({@code VPC_A_ID}).
	 */
	public String id(Step step) {
		return knownId(step).orElseGet(() -> step.key().toUpperCase(Locale.ROOT).replace('-', '_') + "_ID");
	}

	public Optional<String> knownId(Step step) {
		return Optional.ofNullable(this.ids.get(step.key()));
	}

	/**
	 * Returns whether a step's resource is known and is the one with that id.
	 */
	public boolean isOf(Step step, String id) {
		return knownId(step).filter(id::equals).isPresent();
	}

	/**
	 * Returns whether a step's resource is known and is another one than that with that
	 * id.
	 */
	public boolean isOtherThan(Step step, String id) {
		return knownId(step).filter((known) -> !known.equals(id)).isPresent();
	}

	/**
	 * The name of a step's resource in this lab.
	 */
	public String name(Step step) {
		return this.lab.name(step.name());
	}

	/**
	 * A step's resource in the snapshot: the one whose id the ledger has, else the one
	 * that carries the lab's tag and the step's name.
	 */
	public <T extends ObservedResource> Optional<T> find(Step step, Class<T> type) {
		return knownId(step).flatMap((id) -> this.snapshot.find(type, id))
			.or(() -> this.snapshot.tagged(type, Lab.TAG, this.lab.id())
				.filter((resource) -> name(step).equals(resource.tags().get("Name")))
				.findFirst());
	}

	/**
	 * The state of a step whose resource is ready when AWS calls it that.
	 */
	public <T extends ObservedResource> StepState observe(Step step, Class<T> type, Function<T, String> state,
			String readyState) {
		return find(step, type).map((resource) -> {
			String now = state.apply(resource);
			return now.equals(readyState) ? StepState.ready(resource.id()) : StepState.waiting(resource.id(), now);
		}).orElseGet(StepState::absent);
	}

	/**
	 * The state of a step whose resource is ready once it is there.
	 */
	public <T extends ObservedResource> StepState observe(Step step, Class<T> type) {
		return find(step, type).map((resource) -> StepState.ready(resource.id())).orElseGet(StepState::absent);
	}

	/**
	 * The client token of a step's present creation: the same at each try of it, another
	 * for each new one.
	 */
	public String token(Step step) {
		String seed = this.lab.id() + "/" + step.key() + "/" + this.generations.getOrDefault(step.key(), 0);
		return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
	}

	/**
	 * The state of a resource that has failed. Some stay visible, and no longer count
	 * once the step is retried, which forgets their id.
	 */
	public StepState failed(Step step, ObservedResource found, String code, String message) {
		boolean counts = knownId(step).isPresent() || this.generations.getOrDefault(step.key(), 0) == 0;
		return counts ? new StepState.Broken(found.id(), code, message) : StepState.absent();
	}

	/**
	 * The tags of all of the lab's resources, with this step's name, sorted by key.
	 * @param tag makes a service's own type of tag of key and value
	 */
	public <T> List<T> tags(Step step, BiFunction<String, String, T> tag) {
		String workshop = (this.lab.workshop() != null) ? this.lab.workshop() : "none";
		Map<String, String> tags = new TreeMap<>(this.lab.marks());
		tags.put("Name", name(step));
		tags.put(Lab.TAG, this.lab.id());
		tags.put(WORKSHOP_TAG, workshop);
		return tags.entrySet().stream().map((entry) -> tag.apply(entry.getKey(), entry.getValue())).toList();
	}

	/**
	 * The same as EC2 wants them when something is created.
	 */
	public TagSpecification tags(ResourceType type, Step step) {
		return TagSpecification.builder()
			.resourceType(type)
			.tags(tags(step, (key, value) -> Tag.builder().key(key).value(value).build()))
			.build();
	}

}
