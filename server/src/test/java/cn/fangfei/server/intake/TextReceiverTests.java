package cn.fangfei.server.intake;

import static cn.fangfei.server.intake.IntakeFixtures.advert;
import static cn.fangfei.server.intake.IntakeFixtures.code;
import static cn.fangfei.server.intake.IntakeFixtures.register;
import static cn.fangfei.server.intake.IntakeFixtures.word;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Many texts at once: what one of them breaks, the others do not bear; and those who bring them do not stop each other. */
@HouseTest
class TextReceiverTests {

	@Autowired
	House house;

	@Autowired
	Access access;

	@Autowired
	TextReceiver receiver;

	@Autowired
	PlatformTransactionManager transactions;

	@Test
	void oneTextThatTheDatabaseCannotHoldIsToldAndTheOthersAreKept() {
		var bad = text(advert(), Instant.parse("-0001-01-01T00:00:00Z"));
		var unkept = new HashMap<Integer, UnusableText>();

		var received = receive(IntakeChannel.ADVERT, List.of(text(advert(), null), bad, text(advert(), null)), unkept::put);

		assertThat(received).extracting(IntakeKeeping.Received::ordinal).containsExactly(0, 2);
		assertThat(received).allMatch(r -> r.outcome() == IntakeOutcome.NEW);
		assertThat(unkept).containsOnlyKeys(1);
		assertThat(unkept.get(1).remedy()).isNotBlank();
		received.forEach(r -> IntakeFixtures.get(house, r.itemId().toString()));
	}

	@Test
	void twoThatSpeakOfTheSameFirmsTheOtherWayRoundBothGetThrough() throws Exception {
		var names = new ArrayList<String>();
		for (var i = 0; i < 6; i++) {
			var name = "固镇县" + word() + "养老服务有限公司";
			register(house, name + "," + code() + ",2020-01-31,服装销售,固镇县谷阳镇谷阳路9号");
			names.add(name);
		}
		var rounds = 15;
		var barrier = new CyclicBarrier(2);
		var pool = Executors.newFixedThreadPool(2);
		try {
			var both = List.of(IntakeChannel.ADVERT, IntakeChannel.POST).stream().map(channel -> pool.submit(() -> {
				for (var round = 0; round < rounds; round++) {
					var texts = new ArrayList<IncomingText>();
					for (var i = 0; i < names.size(); i++) {
						texts.add(text(names.get(channel == IntakeChannel.ADVERT ? i : names.size() - 1 - i) + "：" + advert(), null));
					}
					barrier.await();
					receive(channel, texts, (place, why) -> {
						throw new AssertionError(why.message());
					});
				}
				return true;
			})).toList();

			for (var one : both) {
				assertThat(one.get()).isTrue();
			}
		}
		finally {
			pool.shutdownNow();
		}
	}

	private List<IntakeKeeping.Received> receive(IntakeChannel channel, List<IncomingText> texts, BiConsumer<Integer, UnusableText> unkept) {
		return house.runAs(access, Person.CLERK, () -> new TransactionTemplate(transactions).execute(
				s -> receiver.receive(texts, new TextOrigin(channel, null, null, null, "测试"), Instant.now(), unkept)));
	}

	private static IncomingText text(String body, @Nullable Instant published) {
		return new IncomingText(null, "", body, null, null, published, new RegionCode(House.TOWNSHIP_A), "测试来源", null,
				"{\"正文\":\"" + body + "\"}");
	}
}
