package org.portabledevices.tck;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;
import org.portabledevices.tck.rules.backend.AnswerRules;
import org.portabledevices.tck.rules.backend.HandlerRules;
import org.portabledevices.tck.rules.backend.HookRules;
import org.portabledevices.tck.rules.backend.UntouchedRules;
import org.portabledevices.tck.rules.cancel.CancelRules;
import org.portabledevices.tck.rules.cancel.MomentRules;
import org.portabledevices.tck.rules.cancel.OperatorRules;
import org.portabledevices.tck.rules.cancel.ReceiptRules;
import org.portabledevices.tck.rules.cancel.StopRules;
import org.portabledevices.tck.rules.complete.BulkDataRules;
import org.portabledevices.tck.rules.complete.CallbackRules;
import org.portabledevices.tck.rules.complete.CompletionRules;
import org.portabledevices.tck.rules.complete.HappensBeforeRules;
import org.portabledevices.tck.rules.complete.ResultRules;
import org.portabledevices.tck.rules.invoke.CheckRules;
import org.portabledevices.tck.rules.invoke.DeadlineRules;
import org.portabledevices.tck.rules.invoke.InvokeRules;
import org.portabledevices.tck.rules.invoke.OrderRules;
import org.portabledevices.tck.rules.invoke.WaitRules;
import org.portabledevices.tck.rules.life.BackendStopRules;
import org.portabledevices.tck.rules.life.ClientGoneRules;
import org.portabledevices.tck.rules.life.DeviceGoneRules;
import org.portabledevices.tck.rules.life.EngineStopRules;
import org.portabledevices.tck.rules.life.ServiceObjectRules;
import org.portabledevices.tck.rules.limit.LimitRules;
import org.portabledevices.tck.rules.report.RuleExtension;
import org.portabledevices.tck.rules.report.RuleNames;
import org.portabledevices.tck.rules.swap.FollowRules;
import org.portabledevices.tck.rules.swap.SwapRules;
import org.portabledevices.tck.rules.swap.WaitingRules;

/**
 * The contract as a suite. A backend's author extends it with one method, and runs it as any JUnit test, in plain Java or inside a framework.
 */
@ExtendWith(RuleExtension.class)
@DisplayNameGeneration(RuleNames.class)
public abstract class PortableDeviceContract {

	/** For subclasses. */
	protected PortableDeviceContract() {
	}

	/**
	 * Connects a device. Called once for each test.
	 *
	 * @return a new harness, which the kit closes after the test.
	 * @throws Exception if the device cannot be connected.
	 */
	protected abstract Harness harness() throws Exception;

	/** 1.1, 1.3, 1.4. */
	@Nested
	class Group1Invoke extends InvokeRules {

		@Override
		protected Harness harness() throws Exception {
			return PortableDeviceContract.this.harness();
		}
	}

	/** 1.2. */
	@Nested
	class Group1Checks extends CheckRules {

		@Override
		protected Harness harness() throws Exception {
			return PortableDeviceContract.this.harness();
		}
	}

	/** 1.5. */
	@Nested
	class Group1Waits extends WaitRules {

		@Override
		protected Harness harness() throws Exception {
			return PortableDeviceContract.this.harness();
		}
	}

	/** 1.6. */
	@Nested
	class Group1Order extends OrderRules {

		@Override
		protected Harness harness() throws Exception {
			return PortableDeviceContract.this.harness();
		}
	}

	/** 1.7. */
	@Nested
	class Group1Deadlines extends DeadlineRules {

		@Override
		protected Harness harness() throws Exception {
			return PortableDeviceContract.this.harness();
		}
	}

	/** 2.1 to 2.4. */
	@Nested
	class Group2Cancel extends CancelRules {

		@Override
		protected Harness harness() throws Exception {
			return PortableDeviceContract.this.harness();
		}
	}

	/** 2.5, 2.6. */
	@Nested
	class Group2Receipts extends ReceiptRules {

		@Override
		protected Harness harness() throws Exception {
			return PortableDeviceContract.this.harness();
		}
	}

	/** 2.7, 2.8. */
	@Nested
	class Group2Moments extends MomentRules {

		@Override
		protected Harness harness() throws Exception {
			return PortableDeviceContract.this.harness();
		}
	}

	/** 2.9, 2.10. */
	@Nested
	class Group2Stops extends StopRules {

		@Override
		protected Harness harness() throws Exception {
			return PortableDeviceContract.this.harness();
		}
	}

	/** 2.11, 2.12. */
	@Nested
	class Group2Operators extends OperatorRules {

		@Override
		protected Harness harness() throws Exception {
			return PortableDeviceContract.this.harness();
		}
	}

	/** Group 6. */
	@Nested
	class Group6Limits extends LimitRules {

		@Override
		protected Harness harness() throws Exception {
			return PortableDeviceContract.this.harness();
		}
	}

	/** 3.1, 3.2. */
	@Nested
	class Group3Completion extends CompletionRules {

		@Override
		protected Harness harness() throws Exception {
			return PortableDeviceContract.this.harness();
		}
	}

	/** 3.3, 3.4. */
	@Nested
	class Group3Callbacks extends CallbackRules {

		@Override
		protected Harness harness() throws Exception {
			return PortableDeviceContract.this.harness();
		}
	}

	/** 3.5. */
	@Nested
	class Group3Results extends ResultRules {

		@Override
		protected Harness harness() throws Exception {
			return PortableDeviceContract.this.harness();
		}
	}

	/** 3.6. */
	@Nested
	class Group3BulkData extends BulkDataRules {

		@Override
		protected Harness harness() throws Exception {
			return PortableDeviceContract.this.harness();
		}
	}

	/** 3.7. */
	@Nested
	class Group3HappensBefore extends HappensBeforeRules {

		@Override
		protected Harness harness() throws Exception {
			return PortableDeviceContract.this.harness();
		}
	}

	/** 4.1. */
	@Nested
	class Group4Clients extends ClientGoneRules {

		@Override
		protected Harness harness() throws Exception {
			return PortableDeviceContract.this.harness();
		}
	}

	/** 4.2. */
	@Nested
	class Group4Backends extends BackendStopRules {

		@Override
		protected Harness harness() throws Exception {
			return PortableDeviceContract.this.harness();
		}
	}

	/** 4.3, 4.4. */
	@Nested
	class Group4Devices extends DeviceGoneRules {

		@Override
		protected Harness harness() throws Exception {
			return PortableDeviceContract.this.harness();
		}
	}

	/** 4.5. */
	@Nested
	class Group4ServiceObjects extends ServiceObjectRules {

		@Override
		protected Harness harness() throws Exception {
			return PortableDeviceContract.this.harness();
		}
	}

	/** 4.6. */
	@Nested
	class Group4Engine extends EngineStopRules {

		@Override
		protected Harness harness() throws Exception {
			return PortableDeviceContract.this.harness();
		}
	}

	/** 5.1, 5.2. */
	@Nested
	class Group5Following extends FollowRules {

		@Override
		protected Harness harness() throws Exception {
			return PortableDeviceContract.this.harness();
		}
	}

	/** 5.3. */
	@Nested
	class Group5Waiting extends WaitingRules {

		@Override
		protected Harness harness() throws Exception {
			return PortableDeviceContract.this.harness();
		}
	}

	/** 5.4, 5.5. */
	@Nested
	class Group5Swaps extends SwapRules {

		@Override
		protected Harness harness() throws Exception {
			return PortableDeviceContract.this.harness();
		}
	}

	/** 7.1, 7.5. */
	@Nested
	class Group7Answers extends AnswerRules {

		@Override
		protected Harness harness() throws Exception {
			return PortableDeviceContract.this.harness();
		}
	}

	/** 7.2. */
	@Nested
	class Group7Handlers extends HandlerRules {

		@Override
		protected Harness harness() throws Exception {
			return PortableDeviceContract.this.harness();
		}
	}

	/** 7.3, 7.4. */
	@Nested
	class Group7Hooks extends HookRules {

		@Override
		protected Harness harness() throws Exception {
			return PortableDeviceContract.this.harness();
		}
	}

	/** 7.6. */
	@Nested
	class Group7Untouched extends UntouchedRules {

		@Override
		protected Harness harness() throws Exception {
			return PortableDeviceContract.this.harness();
		}
	}
}
