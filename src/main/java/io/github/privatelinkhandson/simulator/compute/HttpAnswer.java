package io.github.privatelinkhandson.simulator.compute;

/**
 * A web server's answer.
 *
 * @param server what the {@code Server} header says
 */
public record HttpAnswer(int status, String reason, String server, String contentType, String body) {

}
