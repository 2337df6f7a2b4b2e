package io.github.privatelinkhandson.provisioning;

import java.time.Clock;
import java.util.List;

import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.paging.Paged;
import io.github.privatelinkhandson.paging.Paging;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;
import io.github.privatelinkhandson.stage.blueprint.Stages;

/**
 * Answers what a lab is like and what building it will take. Asking changes nothing and
 * calls no AWS.
 */
@Service
public class LabQueries {

	private final Labs labs;

	private final LabViews views;

	private final Ledger ledger;

	private final Stages stages;

	private final Clock clock;

	LabQueries(Labs labs, LabViews views, Ledger ledger, Stages stages, Clock clock) {
		this.labs = labs;
		this.views = views;
		this.ledger = ledger;
		this.stages = stages;
		this.clock = clock;
	}

	/**
	 * Returns the view of a lab.
	 * @throws io.github.privatelinkhandson.problem.NotFoundException if there is none
	 */
	public LabView view(String lab) {
		return this.views.view(this.labs.get(lab));
	}

	/**
	 * Returns the views of a page of all labs, newest first.
	 */
	public Paged<LabView> views(Paging paging) {
		Paged<Lab> page = this.labs.all(paging);
		return page.with(this.views.views(page.items()));
	}

	/**
	 * Returns the views of a page of the labs that belong to no workshop, newest first.
	 */
	public Paged<LabView> viewsOutsideWorkshops(Paging paging) {
		Paged<Lab> page = this.labs.outsideWorkshops(paging);
		return page.with(this.views.views(page.items()));
	}

	/**
	 * Counts the labs that belong to workshops.
	 */
	public long countInWorkshops() {
		return this.labs.countInWorkshops();
	}

	/**
	 * Lists the steps that a stage will take, each with the AWS CLI command that does the
	 * same.
	 */
	public List<PlannedStep> plan(String lab, StageKey stage) {
		Lab found = this.labs.get(lab);
		StageContext context = BuildPass.unseen(found, this.ledger.entries(lab), this.clock.instant()).context();
		return Blueprint.steps(stage).stream().map((step) -> planned(found, step, context)).toList();
	}

	private PlannedStep planned(Lab lab, Step step, StageContext context) {
		return new PlannedStep(step.key(), step.type(), lab.name(step.name()), step.needs(),
				this.stages.command(step.key(), context).orElse(null), step.typical().toSeconds(),
				step.price().hourly(lab.region()), step.price().once(lab.region()));
	}

}
