package io.github.privatelinkhandson.stage;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
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
	default Optional<SdkRequest> request(StageContext context) {
		return Optional.empty();
	}

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
	default @Nullable String act(StageContext context, AwsClients aws) {
		return null;
	}

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
	 * A step that is one call, which answers the id of what it creates.
	 */
	static <R extends SdkRequest> OneCall<R> call(Step step, Function<StageContext, R> request,
			BiFunction<AwsClients, R, @Nullable String> call, Function<StageContext, StepState> observe) {
		return new OneCall<>(step, request, call, observe, List.of());
	}

	/**
	 * A step that is one call, which changes something that is there.
	 */
	static <R extends SdkRequest> OneCall<R> change(Step step, Function<StageContext, R> request,
			BiConsumer<AwsClients, R> call, Function<StageContext, StepState> observe) {
		return call(step, request, (aws, asked) -> {
			call.accept(aws, asked);
			return null;
		}, observe);
	}

	/**
	 * A step that is one call.
	 */
	record OneCall<R extends SdkRequest>(Step step, Function<StageContext, R> asking,
			BiFunction<AwsClients, R, @Nullable String> call, Function<StageContext, StepState> observing,
			List<Mistake<?>> mistakes) implements StepAction {

		/**
		 * Returns the same action, which recognises these mistakes.
		 */
		public StepAction recognising(Mistake<?>... mistakes) {
			return new OneCall<>(this.step, this.asking, this.call, this.observing, List.of(mistakes));
		}

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
		public StepState observe(StageContext context) {
			return this.observing.apply(context);
		}

	}

}
