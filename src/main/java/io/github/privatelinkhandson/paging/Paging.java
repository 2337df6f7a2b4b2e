package io.github.privatelinkhandson.paging;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A page that is asked for. Numbers that cannot be become the nearest that can.
 *
 * @param page the number of the page, from 1
 * @param size the number of items on a page
 */
public record Paging(int page, int size) {

	/** The largest number of items on a page. */
	public static final int LARGEST = 1000;

	public Paging {
		page = Math.min(Math.max(page, 1), Integer.MAX_VALUE / LARGEST);
		size = Math.min(Math.max(size, 1), LARGEST);
	}

	/**
	 * Returns what is asked for.
	 * @param usual the number of items where none is asked for
	 */
	public static Paging of(@Nullable Integer page, @Nullable Integer size, int usual) {
		return new Paging(Objects.requireNonNullElse(page, 1), Objects.requireNonNullElse(size, usual));
	}

	/**
	 * Returns the number of items before the page.
	 */
	public int offset() {
		return (this.page - 1) * this.size;
	}

	/**
	 * Returns the page of a list that was read as a whole.
	 */
	public <T> Paged<T> cut(List<T> all) {
		return new Paged<>(all.stream().skip(offset()).limit(this.size).toList(), this, all.size());
	}

}
