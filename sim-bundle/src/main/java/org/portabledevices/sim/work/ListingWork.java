package org.portabledevices.sim.work;

import java.util.ArrayList;
import java.util.List;

import org.portabledevices.backend.InvocationContext;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;

/** A listing, one item after another; what is to happen at a number happens before that item, from 0. */
final class ListingWork extends Work {

	private final Listing.Finder finder;
	private Listing listing;
	private final List<Values> listed = new ArrayList<>();

	ListingWork(Setting setting, Listing.Finder finder) {
		super(setting);
		this.finder = finder;
	}

	/** Lists all at once. */
	static Answer answer(Listing.Finder finder) {
		return context -> {
			Listing listing = finder.find(context);
			List<Values> listed = new ArrayList<>();
			while (listed.size() < listing.count()) {
				list(context, listing, listed);
			}
			return results(listing, listed);
		};
	}

	@Override
	protected void begin() throws Exception {
		listing = finder.find(context());
		list();
	}

	@Override
	protected void complete() throws Exception {
		succeed(answer(finder).answer(context()));
	}

	private void list() throws Exception {
		while (listed.size() < listing.count()) {
			if (isDue(listed.size())) {
				meet(listed.size(), this::list);
				return;
			}
			list(context(), listing, listed);
		}
		succeed(results(listing, listed));
	}

	private static void list(InvocationContext context, Listing listing, List<Values> listed) throws Exception {
		listed.add(listing.items().at(listed.size()));
		if (!context.progress(listed.size(), listing.total())) {
			context.checkStopped(); // files are looked into, and that can take its time
		}
	}

	private static Values results(Listing listing, List<Values> listed) {
		return Values.of(listing.key(), Variant.list(listed));
	}
}
