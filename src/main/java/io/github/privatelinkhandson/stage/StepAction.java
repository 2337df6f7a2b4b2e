package io.github.privatelinkhandson.stage;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;

import io.github.privatelinkhandson.aws.AwsClients;

/**
 * The calls that create a step of the blueprint in AWS, and the observation that
 * recognises it.
 */
public interface StepAction {

	Step step();

	/**
	 * The request that AWS is sent for it; empty for what is only waited for. Ids that
	 * are not known yet are stood in for.
	 */
	Optional<SdkRequest> request(StageContext context);

	/**
	 * Determines the step's state from the snapshot and the lab's own records.
	 */
	StepState observe(StageContext context);

	/**
	 * Determines the step's state by further calls, where the snapshot does not contain
	 * everything.
	 */
	default StepState inspect(StageContext context, AwsClients aws) {
		return observe(context);
	}

	/**
	 * Asks AWS for it.
	 * @return the id of what was created, if it has one
	 */
	@Nullable String act(StageContext context, AwsClients aws);

	/**
	 * Lists the mistakes that people make with the step who build it by hand.
	 */
	default List<Mistake<?>> mistakes() {
		return List.of();
	}

	/**
	 * Finds the first mistake that was made with the step.
	 * @return its code
	 */
	default Optional<String> mistake(StageContext context) {
		return mistakes().stream().filter((mistake) -> mistake.isMade(step(), context)).map(Mistake::code).findFirst();
	}

	/**
	 * Returns the same action, which recognises these mistakes.
	 */
	default StepAction recognising(Mistake<?>... mistakes) {
		return new Recognising(this, List.of(mistakes));
	}

	/**
	 * A step that is one call.
	 */
	static <R extends SdkRequest> StepAction call(Step step, Function<StageContext, R> request,
			BiFunction<AwsClients, R, @Nullable String> call, Function<StageContext, StepState> observe) {
		return new OneCall<>(step, request, call, observe);
	}

	/**
	 * A step that comes about by itself.
	 */
	static StepAction await(Step step, Function<StageContext, StepState> observe) {
		return new Await(step, observe);
	}

	/**
	 * A step that is one call.
	 */
	record OneCall<R extends SdkRequest>(Step step, Function<StageContext, R> asking,
			BiFunction<AwsClients, R, @Nullable String> call,
			Function<StageContext, StepState> observing) implements StepAction {

		@Override
		public Optional<SdkRequest> request(StageContext context) {
			return Optional.of(this.asking.apply(context));
		}

		@Override
		public StepState observe(StageContext context) {
			return this.observing.apply(context);
		}

		@Override
		public @Nullable String act(StageContext context, AwsClients aws) {
			return this.call.apply(aws, this.asking.apply(context));
		}

	}

	/**
	 * A step that comes about by itself.
	 */
	record Await(Step step, Function<StageContext, StepState> observing) implements StepAction {

		@Override
		public Optional<SdkRequest> request(StageContext context) {
			return Optional.empty();
		}

		@Override
		public StepState observe(StageContext context) {
			return this.observing.apply(context);
		}

		@Override
		public @Nullable String act(StageContext context, AwsClients aws) {
			return null;
		}

	}

	/**
	 * A step with the mistakes that people make with it.
	 */
	record Recognising(StepAction action, List<Mistake<?>> mistakes) implements StepAction {

		@Override
		public Step step() {
			return this.action.step();
		}

		@Override
		public Optional<SdkRequest> request(StageContext context) {
			return this.action.request(context);
		}

		@Override
		public StepState observe(StageContext context) {
			return this.action.observe(context);
		}

		@Override
		public StepState inspect(StageContext context, AwsClients aws) {
			return this.action.inspect(context, aws);
		}

		@Override
		public @Nullable String act(StageContext context, AwsClients aws) {
			return this.action.act(context, aws);
		}

	}

}
