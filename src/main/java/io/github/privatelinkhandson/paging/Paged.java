package io.github.privatelinkhandson.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A page of a list.
 *
 * @param total the number of items on all pages
 */
public record Paged<T>(List<T> items, Paging paging, long total) {

	public int page() {
		return this.paging.page();
	}

	/**
	 * Returns the number of pages; an empty list has one.
	 */
	public long pages() {
		return Math.max(1, (this.total + this.paging.size() - 1) / this.paging.size());
	}

	public boolean hasPrevious() {
		return page() > 1;
	}

	public boolean hasNext() {
		return page() < pages();
	}

	/**
	 * Returns the page with other items in the places of these.
	 */
	public <R> Paged<R> with(List<R> others) {
		return new Paged<>(others, this.paging, this.total);
	}

	/**
	 * Returns the links to other pages, for the {@code Link} header (RFC 8288).
	 * @param address makes the address of a page of its query
	 */
	public String links(UnaryOperator<String> address) {
		List<String> links = new ArrayList<>();
		add(links, address, 1, "first");
		if (hasPrevious()) {
			add(links, address, Math.min(page() - 1L, pages()), "prev");
		}
		if (hasNext()) {
			add(links, address, page() + 1L, "next");
		}
		add(links, address, pages(), "last");
		return String.join(", ", links);
	}

	private void add(List<String> links, UnaryOperator<String> address, long page, String relation) {
		links.add("<%s>; rel=\"%s\"".formatted(address.apply("?page=%d&size=%d".formatted(page, this.paging.size())),
				relation));
	}

}
