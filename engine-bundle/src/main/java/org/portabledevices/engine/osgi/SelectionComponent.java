package org.portabledevices.engine.osgi;

import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.portabledevices.engine.core.Selection;
import org.portabledevices.monitor.BackendSelection;

/** The choice of backend, as a service; a configuration sets what is chosen at the start. */
@Component(immediate = true, configurationPid = SelectionConfig.PID)
@Designate(ocd = SelectionConfig.class)
public final class SelectionComponent implements BackendSelection {

	private final Selection selection;

	/** Takes what is configured. */
	@Activate
	public SelectionComponent(@Reference EngineComponent engine, SelectionConfig config) {
		this.selection = engine.engine().selection();
		modified(config);
	}

	@Modified
	void modified(SelectionConfig config) {
		if (config.backend().isBlank()) {
			selection.auto();
		} else {
			selection.pin(config.backend().strip());
		}
	}

	@Override
	public void pin(String backend) {
		selection.pin(backend);
	}

	@Override
	public void auto() {
		selection.auto();
	}

	@Override
	public boolean undo() {
		return selection.undo();
	}

	@Override
	public Optional<String> pinned() {
		return selection.pinned();
	}
}
