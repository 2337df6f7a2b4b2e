package io.github.privatelinkhandson.stage;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.observation.model.ObservedResource;

/**
 * An attribute of a step's resource as the hands-on has it. A resource that differs was
 * made by hand, with a mistake.
 *
 * @param code the mistake's name in the message bundles, under {@code hint.} and
 * {@code mistake.}
 * @param attribute AWS's name of the attribute
 * @param expected its value in the hands-on, as AWS writes it
 * @param found its value in the resource
 * @param differs recognises the mistake
 * @param correction the call that corrects the resource; null if it must be replaced
 */
public record Expectation<T extends ObservedResource>(String code, Class<T> type, String attribute,
		Function<StageContext, String> expected, Function<T, String> found, BiPredicate<StageContext, T> differs,
		@Nullable Correction<T> correction) {

	/**
	 * Expects an attribute to be the id of another step's resource, once that is known.
	 */
	public static <T extends ObservedResource> Expectation<T> id(String code, Class<T> type, String attribute,
			Step expected, Function<T, String> found) {
		return new Expectation<>(code, type, attribute, (context) -> context.id(expected), found,
				(context, resource) -> context.isOtherThan(expected, found.apply(resource)), null);
	}

	/**
	 * Expects the ids of other steps' resources to be in a list, once they are known.
	 */
	public static <T extends ObservedResource> Expectation<T> ids(String code, Class<T> type, String attribute,
			List<Step> expected, Function<T, List<String>> found) {
		return new Expectation<>(code, type, attribute,
				(context) -> String.join(", ", expected.stream().map(context::id).toList()),
				(resource) -> String.join(", ", found.apply(resource)),
				(context, resource) -> expected.stream()
					.anyMatch((step) -> context.knownId(step)
						.filter((id) -> !found.apply(resource).contains(id))
						.isPresent()),
				null);
	}

	/**
	 * Expects an attribute to have a value.
	 */
	public static <T extends ObservedResource> Expectation<T> value(String code, Class<T> type, String attribute,
			String expected, Function<T, String> found) {
		return new Expectation<>(code, type, attribute, (context) -> expected, found,
				(context, resource) -> !expected.equals(found.apply(resource)), null);
	}

	/**
	 * Returns the expectation with another way to recognise the mistake.
	 */
	public Expectation<T> differingIf(BiPredicate<StageContext, T> mistake) {
		return new Expectation<>(this.code, this.type, this.attribute, this.expected, this.found, mistake,
				this.correction);
	}

	public Expectation<T> correctedBy(Correction<T> call) {
		return new Expectation<>(this.code, this.type, this.attribute, this.expected, this.found, this.differs, call);
	}

	Optional<StepState.Wrong> mistake(Step step, StageContext context) {
		return wrong(step, context).map((resource) -> new StepState.Wrong(resource.id(), this.code,
				this.attribute + " " + this.expected.apply(context),
				this.attribute + " " + this.found.apply(resource)));
	}

	/**
	 * Corrects the resource by a call, if there is one that does.
	 */
	void correct(Step step, StageContext context, AwsClients aws) {
		if (this.correction != null) {
			wrong(step, context).ifPresent((resource) -> this.correction.apply(aws, context, resource));
		}
	}

	private Optional<T> wrong(Step step, StageContext context) {
		return context.find(step, this.type).filter((resource) -> this.differs.test(context, resource));
	}

	/**
	 * A call that corrects a resource.
	 */
	public interface Correction<T> {

		void apply(AwsClients aws, StageContext context, T found);

	}

}
