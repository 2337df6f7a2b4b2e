package io.github.privatelinkhandson.simulator;

import java.util.Optional;

import software.amazon.awssdk.http.SdkHttpClient;

import io.github.privatelinkhandson.simulator.fault.Faults;
import io.github.privatelinkhandson.simulator.store.PracticeAccounts;

/**
 * The practice AWS as the console's wiring sees it.
 */
public class PracticeAws {

	private final Dispatcher dispatcher;

	private final SdkHttpClient transport;

	private final PracticeAccounts accounts;

	private final PracticePort port;

	private final Faults faults;

	private final double speed;

	PracticeAws(Dispatcher dispatcher, PracticeAccounts accounts, PracticePort port, Faults faults, double speed) {
		this.dispatcher = dispatcher;
		this.transport = new InProcessHttpClient(dispatcher);
		this.accounts = accounts;
		this.port = port;
		this.faults = faults;
		this.speed = speed;
	}

	/**
	 * Brings the requests of SDK clients here without a socket, whatever their endpoint.
	 */
	public SdkHttpClient transport() {
		return this.transport;
	}

	public PracticeAccounts.Account newAccount() {
		return this.accounts.create();
	}

	public Optional<PracticeAccounts.Account> account(String id) {
		return this.accounts.find(id);
	}

	/**
	 * Makes an account's access key inactive, or active again, for those who come in at
	 * the port. The console's own clients go on.
	 */
	public void block(String account, boolean blocked) {
		this.accounts.block(account, blocked);
	}

	/**
	 * The port on which AWS clients reach it, negative where there is none.
	 */
	public int port() {
		return this.port.number();
	}

	public boolean supports(String action) {
		return this.dispatcher.supports(action);
	}

	public Faults faults() {
		return this.faults;
	}

	/**
	 * Speed as a multiple of AWS's.
	 */
	public double speed() {
		return this.speed;
	}

}
