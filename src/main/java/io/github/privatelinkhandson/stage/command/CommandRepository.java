package io.github.privatelinkhandson.stage.command;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.github.privatelinkhandson.database.Instants;

/**
 * Commands in the database.
 */
@Repository
class CommandRepository {

	private static final String SELECT = """
			SELECT id, lab, step, target, instance_id, command, command_id, status, exit_code, stdout, stderr,
			started_at FROM command\s""";

	private static final String INSERT_COMMAND = """
			INSERT INTO command (id, lab, step, target, instance_id, command, status, stdout, stderr, started_at)
			VALUES (?, ?, ?, ?, ?, ?, ?, '', '', ?)""";

	private static final String SET_COMMAND_ID = "UPDATE command SET command_id = ? WHERE id = ?";

	private static final String FINISH_COMMAND = """
			UPDATE command SET status = ?, exit_code = ?, stdout = ?, stderr = ? WHERE id = ?""";

	private static final String FIND_LABS_WITH_RUNNING = """
			SELECT DISTINCT lab FROM command WHERE lab IN (:labs) AND status = 'running'""";

	private final JdbcClient jdbc;

	CommandRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void insert(CommandView command) {
		this.jdbc.sql(INSERT_COMMAND)
			.params(command.id(), command.lab(), command.step(), command.on(), command.instanceId(), command.command(),
					command.status().key(), Instants.parameter(command.startedAt()))
			.update();
	}

	void sent(String id, String commandId) {
		this.jdbc.sql(SET_COMMAND_ID).params(commandId, id).update();
	}

	void finish(String id, CommandStatus status, @Nullable Integer exitCode, String stdout, String stderr) {
		this.jdbc.sql(FINISH_COMMAND).params(status.key(), exitCode, stdout, stderr, id).update();
	}

	Optional<CommandView> find(String lab, String id) {
		return this.jdbc.sql(SELECT + "WHERE lab = ? AND id = ?")
			.params(lab, id)
			.query(CommandRepository::command)
			.optional();
	}

	List<CommandView> findAll(String lab) {
		return this.jdbc.sql(SELECT + "WHERE lab = ? ORDER BY seq").param(lab).query(CommandRepository::command).list();
	}

	List<CommandView> findRunning(String lab) {
		return this.jdbc.sql(SELECT + "WHERE lab = ? AND status = 'running' ORDER BY seq")
			.param(lab)
			.query(CommandRepository::command)
			.list();
	}

	Optional<CommandView> findNewest(String lab, String step, String instanceId, String command) {
		return this.jdbc
			.sql(SELECT + "WHERE lab = ? AND step = ? AND instance_id = ? AND command = ? ORDER BY seq DESC LIMIT 1")
			.params(lab, step, instanceId, command)
			.query(CommandRepository::command)
			.optional();
	}

	Set<String> findLabsWithRunning(Collection<String> labs) {
		return labs.isEmpty() ? Set.of()
				: this.jdbc.sql(FIND_LABS_WITH_RUNNING).param("labs", labs).query(String.class).set();
	}

	private static CommandView command(ResultSet row, int number) throws SQLException {
		return new CommandView(row.getString("id"), row.getString("lab"), row.getString("step"),
				row.getString("target"), row.getString("instance_id"), row.getString("command"),
				row.getString("command_id"), CommandStatus.of(row.getString("status")),
				row.getObject("exit_code", Integer.class), row.getString("stdout"), row.getString("stderr"),
				Instants.get(row, "started_at"));
	}

}
