package io.github.privatelinkhandson.workshop.closing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.lab.StageKey;

/**
 * Writes a report as CSV (RFC 4180), one line for each lab and for each participant
 * without a lab. It begins with a byte order mark, without which Excel misreads Japanese
 * text.
 */
final class CsvReport {

	private static final String BYTE_ORDER_MARK = "\ufeff";

	private CsvReport() {
	}

	static String of(WorkshopReport report) {
		StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);
		List<Object> head = new ArrayList<>(
				List.of("participant", "joined_at", "lab", "former", "account", "region", "status", "furthest_stage"));
		Arrays.stream(StageKey.values()).map((stage) -> stage.key().replace('-', '_') + "_done_at").forEach(head::add);
		head.addAll(List.of("aws_calls", "refused_calls", "attempts", "cost_usd", "analyses", "resources",
				"verified_absent", "left"));
		Arrays.stream(StageKey.values()).map((stage) -> stage.key().replace('-', '_') + "_seconds").forEach(head::add);
		head.addAll(List.of("built_by_facilitator", "hands", "waited_seconds", "hints", "mistakes"));
		line(text, head);
		report.labs().forEach((row) -> line(text, cells(row)));
		return text.toString();
	}

	private static List<@Nullable Object> cells(WorkshopReport.Row row) {
		List<@Nullable Object> cells = new ArrayList<>(Arrays.asList(row.participant(), row.joinedAt(), row.lab(),
				row.former(), row.account(), row.region(), row.status(), row.furthest()));
		Arrays.stream(StageKey.values()).map((stage) -> row.stages().get(stage.key())).forEach(cells::add);
		cells.addAll(List.of(row.calls(), row.refused(), row.attempts(), row.costUsd().toPlainString(), row.analyses(),
				row.resources(), row.verifiedAbsent(),
				row.left().stream().map((left) -> left.id() + ": " + left.reason()).collect(Collectors.joining("; "))));
		cells.addAll(cells(row.person()));
		return cells;
	}

	private static List<@Nullable Object> cells(WorkshopReport.@Nullable Person person) {
		if (person == null) {
			return List.of();
		}
		List<@Nullable Object> cells = new ArrayList<>();
		Arrays.stream(StageKey.values()).map((stage) -> person.stageSeconds().get(stage.key())).forEach(cells::add);
		cells.addAll(List.of(String.join("; ", person.builtByFacilitator()), person.hands(), person.waitedSeconds(),
				person.hints(),
				person.mistakes()
					.stream()
					.map((mistake) -> mistake.step() + ": " + mistake.code())
					.collect(Collectors.joining("; "))));
		return cells;
	}

	private static void line(StringBuilder text, List<?> cells) {
		text.append(cells.stream().map(CsvReport::cell).collect(Collectors.joining(","))).append("\r\n");
	}

	/**
	 * Formats a cell. Values that a spreadsheet would run as a formula are prefixed with
	 * an apostrophe, as are those that begin with the same signs in full width.
	 */
	private static String cell(@Nullable Object value) {
		String plain = Objects.toString(value, "");
		String harmless = plain.matches("(?s)[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20].*") ? "'" + plain : plain;
		return harmless.matches("(?s).*[\",\r\n].*") ? "\"" + harmless.replace("\"", "\"\"") + "\"" : harmless;
	}

}
