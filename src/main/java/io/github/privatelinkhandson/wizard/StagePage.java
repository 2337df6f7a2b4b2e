package io.github.privatelinkhandson.wizard;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.provisioning.StageStatus;
import io.github.privatelinkhandson.provisioning.StepStatus;
import io.github.privatelinkhandson.stage.Point;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;
import io.github.privatelinkhandson.stage.command.CommandView;
import io.github.privatelinkhandson.wizard.diagram.Diagram;

/**
 * Content of the page of a stage.
 *
 */
record StagePage(LabView lab, StageKey key, List<StepRow> rows, Pace pace, Diagram drawing, Trials tried) {

	private static final int MAX_CURRENT = 6;

	public LabView.Stage stage() {
		return this.lab.stage(this.key);
	}

	public Progress progress() {
		return this.pace.progress();
	}

	public double speed() {
		return this.pace.speed();
	}

	public AnalysisHistory trials() {
		return this.tried.analyses();
	}

	public ConnectionChecks proofs() {
		return this.tried.connection();
	}

	public List<CommandView> commands() {
		return this.tried.commands();
	}

	public StageStatus status() {
		return stage().status();
	}

	public int number() {
		return this.key.ordinal() + 1;
	}

	public List<Point> points() {
		return Point.at(this.key);
	}

	public Optional<StageKey> previous() {
		return this.key.previous();
	}

	public Optional<StageKey> next() {
		return this.key.next();
	}

	/**
	 * Tells that something can be asked of the lab now.
	 */
	public boolean idle() {
		return !busy() && !takenDown();
	}

	/**
	 * Tells that something is going on that the page should follow.
	 */
	public boolean busy() {
		return this.lab.working() || trials().next() == AnalysisHistory.Next.WAIT
				|| commands().stream().anyMatch(CommandView::running);
	}

	public boolean takenDown() {
		return this.lab.isTakenDown();
	}

	/**
	 * Tells that a step of the stage is wrong.
	 */
	public boolean wrong() {
		return this.rows.stream().anyMatch((row) -> row.status() == StepStatus.WRONG);
	}

	/**
	 * Returns up to six steps that have failed or are being worked on: first causes
	 * first, then failures, then the longest work.
	 */
	public List<StepRow> current() {
		return this.rows.stream()
			.filter((row) -> row.inFlight() || row.status().isStuck() || row.postponed())
			.sorted(Comparator.comparing((StepRow row) -> !row.cause())
				.thenComparing((row) -> !row.status().isStuck())
				.thenComparing(StepRow::typical, Comparator.reverseOrder()))
			.limit(MAX_CURRENT)
			.toList();
	}

	/**
	 * Returns the first causes in other stages for which steps of this one wait.
	 */
	public List<HeldUp> heldUp() {
		return this.rows.stream()
			.filter(StepRow::heldUp)
			.flatMap((row) -> Stream.ofNullable(row.awaits()))
			.distinct()
			.filter((step) -> Blueprint.step(step.key()).stage() != this.key)
			.map((step) -> new HeldUp(step.name(), Blueprint.step(step.key()).stage()))
			.toList();
	}

	/**
	 * Counts the steps of the lab that wait for one that has failed.
	 */
	public long waitingFor(String step) {
		return this.lab.steps().filter((one) -> step.equals(one.waitingFor())).count();
	}

	public StepRow row(String step) {
		return this.rows.stream().filter((row) -> row.key().equals(step)).findFirst().orElseThrow();
	}

	/**
	 * Returns the rows of one side of the hands-on; {@code ""} for those that belong to
	 * neither.
	 */
	public List<StepRow> side(String side) {
		return this.rows.stream().filter((row) -> row.side().equals(side)).toList();
	}

	/**
	 * Returns the commands that belong to this stage's steps, in their order, and at the
	 * last stage the learner's own.
	 */
	public List<CommandView> ownCommands() {
		List<String> steps = this.rows.stream().map(StepRow::key).toList();
		Stream<CommandView> ofSteps = steps.stream()
			.flatMap((step) -> commands().stream().filter((command) -> step.equals(command.step())));
		Stream<CommandView> own = commands().stream()
			.filter((command) -> command.step() == null && this.key == StageKey.CONNECTION);
		return Stream.concat(ofSteps, own).toList();
	}

	/**
	 * A step of another stage that has failed, and holds this one up.
	 */
	public record HeldUp(String name, StageKey stage) {

	}

	/**
	 * The progress of a stage.
	 *
	 * @param speed how much faster than on AWS things happen in this lab
	 */
	record Pace(Progress progress, double speed) {

	}

	/**
	 * The path analyses and commands of a lab.
	 *
	 * @param commands the commands run on the lab's instances, oldest first
	 */
	record Trials(AnalysisHistory analyses, ConnectionChecks connection, List<CommandView> commands) {

	}

}
