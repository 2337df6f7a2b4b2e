package io.github.privatelinkhandson.stage;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.observation.model.ReadKind;

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
	 * Lists the reads in which the step's state shows, beyond those of the resources that
	 * it is asked for.
	 */
	default Set<ReadKind> reads() {
		return StepReads.of(step());
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
	 * Lists the attributes that the step's resource must have, the most precise first.
	 */
	default List<Expectation<?>> expectations() {
		return List.of();
	}

	/**
	 * Lists the codes of the mistakes that are recognised in the step.
	 */
	default Stream<String> mistakes() {
		return expectations().stream().map(Expectation::code);
	}

	/**
	 * Determines the step's state from the snapshot, compared with what is expected.
	 */
	default StepState assess(StageContext context) {
		return compared(observe(context), context);
	}

	/**
	 * Determines the step's state by further calls too, compared with what is expected.
	 */
	default StepState assess(StageContext context, AwsClients aws) {
		return compared(inspect(context, aws), context);
	}

	private StepState compared(StepState state, StageContext context) {
		if (state instanceof StepState.Ready || state instanceof StepState.Waiting) {
			return expectations().stream()
				.flatMap((expectation) -> expectation.mistake(step(), context).stream())
				.map(StepState.class::cast)
				.findFirst()
				.orElse(state);
		}
		return state;
	}

	/**
	 * Tells that a resource that is wrong can only be corrected by its deletion.
	 */
	default boolean replaces(StageContext context) {
		return false;
	}

	/**
	 * Corrects a resource that is wrong: by a change, or by its deletion where AWS cannot
	 * change it.
	 * @return whether it is being deleted, and is to be created anew
	 */
	default boolean correct(StageContext context, AwsClients aws) {
		act(context, aws);
		return false;
	}

	/**
	 * A step that is one call, which answers the id of what it creates.
	 */
	static <R extends SdkRequest> OneCall<R> call(Step step, Function<StageContext, R> request,
			BiFunction<AwsClients, R, @Nullable String> call, Function<StageContext, StepState> observe) {
		return new OneCall<>(step, request, call, observe, List.of(), null);
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
	 *
	 * @param deletion deletes the resource, by its id; null for what is no resource
	 */
	record OneCall<R extends SdkRequest>(Step step, Function<StageContext, R> asking,
			BiFunction<AwsClients, R, @Nullable String> call, Function<StageContext, StepState> observing,
			List<Expectation<?>> expectations,
			@Nullable BiConsumer<AwsClients, String> deletion) implements StepAction {

		/**
		 * Returns the same action, which expects these attributes of the resource.
		 */
		public OneCall<R> expecting(Expectation<?>... expectations) {
			return new OneCall<>(this.step, this.asking, this.call, this.observing, List.of(expectations),
					this.deletion);
		}

		/**
		 * Returns the same action, which deletes a wrong resource by this call.
		 */
		public OneCall<R> deletedBy(BiConsumer<AwsClients, String> deletion) {
			return new OneCall<>(this.step, this.asking, this.call, this.observing, this.expectations, deletion);
		}

		@Override
		public boolean correct(StageContext context, AwsClients aws) {
			if (replaces(context)) {
				this.deletion.accept(aws, context.id(this.step));
				return true;
			}
			mistake(context).ifPresentOrElse((mistake) -> mistake.correct(this.step, context, aws),
					() -> act(context, aws));
			return false;
		}

		@Override
		public boolean replaces(StageContext context) {
			return this.deletion != null
					&& mistake(context).filter((mistake) -> mistake.correction() == null).isPresent();
		}

		private Optional<Expectation<?>> mistake(StageContext context) {
			return this.expectations.stream()
				.filter((expectation) -> expectation.mistake(this.step, context).isPresent())
				.findFirst();
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
