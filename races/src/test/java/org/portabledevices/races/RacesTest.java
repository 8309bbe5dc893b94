package org.portabledevices.races;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.StateCase;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.results.LLL_Result;
import org.openjdk.jcstress.infra.runners.TestList;

/** The races without jcstress: that they are what they say, and a short run of each in every build. */
@Timeout(60)
class RacesTest {

	private static final int ROUNDS = 200;
	/** Where one actor waits for the other, so that they cannot run one after the other. */
	private static final Set<String> WAITING =
			Set.of("InvokeAnd.Complete", "InvokeAnd.Fail", "InvokeAnd.Release", "LaneAnd.Await", "ResultAnd.Release");
	private static final ExecutorService OTHER = Executors.newSingleThreadExecutor(runnable -> {
		Thread thread = new Thread(runnable, "the other actor");
		thread.setDaemon(true);
		return thread;
	});

	@AfterAll
	static void close() {
		OTHER.shutdownNow();
	}

	static Stream<String> tests() {
		return TestList.tests().stream().map(RaceResult::shortName).sorted();
	}

	static Stream<String> testsInAnyOrder() {
		return tests().filter(test -> !WAITING.contains(test));
	}

	/** Whatever two actors do at once must look as if one of them had been first: so what comes out when one of them is, is allowed, and no matter of interest. */
	@ParameterizedTest
	@MethodSource("testsInAnyOrder")
	void whatComesOutOfOneAfterTheOtherIsAllowed(String test) throws Exception {
		Race race = new Race(test);
		for (int first = 0; first < 2; first++) {
			Object state = race.newState();
			LLL_Result result = new LLL_Result();
			race.act(first, state, result);
			race.act(1 - first, state, result);
			race.judge(state, result);
			assertEquals(Expect.ACCEPTABLE, race.expect(result), () -> test + ": " + result);
		}
	}

	@ParameterizedTest
	@MethodSource("tests")
	void nothingForbiddenComesOutOfBothAtOnce(String test) throws Exception {
		Race race = new Race(test);
		for (int i = 0; i < ROUNDS; i++) {
			Object state = race.newState();
			LLL_Result result = new LLL_Result();
			Future<?> other = OTHER.submit(() -> race.act(1, state, result));
			race.act(0, state, result);
			other.get(30, TimeUnit.SECONDS);
			race.judge(state, result);
			assertNotEquals(Expect.FORBIDDEN, race.expect(result), () -> test + ": " + result);
		}
	}

	/** One test, as jcstress sees it. */
	private static final class Race {

		private final TestInfo info;
		private final Class<?> type;
		private final List<Method> actors;
		private final Method arbiter;

		Race(String test) throws ClassNotFoundException {
			String name = TestList.tests().stream().filter(each -> RaceResult.shortName(each).equals(test)).findFirst().orElseThrow();
			info = TestList.getInfo(name);
			type = Class.forName(info.binaryName());
			actors = info.actorNames().stream().map(this::method).toList();
			arbiter = Arrays.stream(type.getDeclaredMethods()).filter(each -> each.isAnnotationPresent(Arbiter.class)).findFirst()
					.orElseThrow();
			assertEquals(2, actors.size(), "pairs only: three actors do not run on two cores");
		}

		private Method method(String name) {
			return Arrays.stream(type.getDeclaredMethods())
					.filter(each -> each.isAnnotationPresent(Actor.class) && each.getName().equals(name))
					.min(Comparator.comparing(Method::toString)).orElseThrow();
		}

		Object newState() throws ReflectiveOperationException {
			return type.getConstructor().newInstance();
		}

		Void act(int actor, Object state, LLL_Result result) throws ReflectiveOperationException {
			return invoke(actors.get(actor), state, result);
		}

		void judge(Object state, LLL_Result result) throws ReflectiveOperationException {
			invoke(arbiter, state, result);
		}

		private static Void invoke(Method method, Object state, LLL_Result result) throws ReflectiveOperationException {
			try {
				method.invoke(state, result);
				return null;
			} catch (InvocationTargetException e) {
				throw new AssertionError(method.toString(), e.getCause());
			}
		}

		/** As jcstress grades it: by the outcome of just these words, else by the first whose pattern fits; else it is forbidden. */
		Expect expect(LLL_Result result) {
			Collection<StateCase> cases = info.cases();
			String words = result.toString();
			return Stream
					.concat(cases.stream().filter(each -> each.matchesExactly(words)), cases.stream().filter(each -> each.matches(words)))
					.map(StateCase::expect).findFirst().orElse(Expect.FORBIDDEN);
		}
	}
}
