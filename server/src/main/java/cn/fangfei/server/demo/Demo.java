package cn.fangfei.server.demo;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.access.SetupDesk;
import cn.fangfei.server.jurisdiction.WorkingDays;
import cn.fangfei.server.kernel.CreditCode;
import cn.fangfei.server.registry.DeliveryDesk;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the demo county on a platform that nobody has set up yet. People and units are there before the platform says that it
 * is ready; firms and clues follow within the next seconds, also when the platform is stopped in between.
 */
@Component
class Demo implements ApplicationRunner, DisposableBean {

	private static final Logger log = LoggerFactory.getLogger(Demo.class);

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private static final long LOOK_MILLIS = 100;

	private final String county;

	private final Path data;

	private final SetupDesk setup;

	private final DemoTerritories territories;

	private final DemoPeople people;

	private final DemoCaseload caseload;

	private final DeliveryDesk register;

	private final WorkingDays calendar;

	private final Access access;

	private final ObjectProvider<DemoClock> clock;

	private final JsonMapper json;

	private volatile boolean stopping;

	private volatile @Nullable Thread teller;

	Demo(@Value("${fangfei.demo.county:}") String county, @Value("${fangfei.data}") Path data, SetupDesk setup,
			DemoTerritories territories, DemoPeople people, DemoCaseload caseload, DeliveryDesk register,
			WorkingDays calendar, Access access, ObjectProvider<DemoClock> clock, JsonMapper json) {
		this.county = county.strip();
		this.data = data;
		this.setup = setup;
		this.territories = territories;
		this.people = people;
		this.caseload = caseload;
		this.register = register;
		this.calendar = calendar;
		this.access = access;
		this.clock = clock;
		this.json = json;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		if (county.isEmpty()) {
			return;
		}
		if (setup.open()) {
			settle();
		}
		DemoProgress.load(data, json).ifPresent(this::goOn);
	}

	@Override
	public void destroy() throws InterruptedException {
		stopping = true;
		awaitEnd();
	}

	/** Waits until nothing is told any more. */
	void awaitEnd() throws InterruptedException {
		var thread = teller;
		if (thread != null) {
			thread.join();
		}
	}

	/** Whether something is being told. */
	boolean telling() {
		var thread = teller;
		return thread != null && thread.isAlive();
	}

	private void settle() {
		var found = territories.find(county);
		if (found.isEmpty()) {
			log.warn("没有叫“{}”的县（市、区），演示数据没有装入。请核对县名，或写全称后重新启动。", county);
			return;
		}
		var began = System.nanoTime();
		var now = clock.getObject().instant();
		var code = found.get().county().value();
		new DemoProgress(code, now, List.of()).save(data, json);
		var table = new DemoAccounts(data, found.get().name());
		var settled = people.settle(found.get(), table);
		new DemoProgress(code, now, settled).save(data, json);
		log.info("演示县{}：已设{}个账号，用时{}毫秒", found.get().name(), settled.size() + 3, millisSince(began));
		System.out.println(table.table() + "  （另存于 " + table.file() + "）");
	}

	private void goOn(DemoProgress progress) {
		if (progress.people().isEmpty()) {
			log.warn("上次装入演示县时在开设账号的中途停止，演示数据不完整。请停止平台，换一个数据目录或删除 {} 后重新启动。", data);
			return;
		}
		var thread = new Thread(() -> tell(progress), "demo");
		teller = thread;
		thread.start();
	}

	private void tell(DemoProgress progress) {
		try {
			var began = System.nanoTime();
			var territory = territories.read(progress.county());
			var firms = new DemoFirms(territory, LocalDate.ofInstant(progress.began(), CHINA)).make();
			bringIn(territory, firms, progress.people().get(0));
			log.info("演示县{}：已导入{}家虚构企业，用时{}毫秒", territory.name(), firms.size(), millisSince(began));
			var stories = new DemoStories(territory, firms, progress.people(), calendar, progress.began());
			var told = caseload.tell(stories, progress.people(), clock.getObject(), () -> stopping);
			DemoProgress.clear(data);
			log.info("演示县{}：已讲完{}条虚构线索的来龙去脉，演示数据装入完毕，用时{}毫秒", territory.name(), told, millisSince(began));
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		catch (RuntimeException e) {
			if (stopping) {
				log.info("演示数据没有装完，下次启动时继续。");
			}
			else {
				log.error("演示数据没有装完，下次启动时继续。", e);
			}
		}
	}

	/** The register, and then what some firms filed since. A register that was brought in before is brought in as it is by then. */
	private void bringIn(DemoTerritory territory, List<DemoFirm> firms, DemoPerson clerk) throws InterruptedException {
		var changes = new DemoRegisterChanges(firms);
		var codes = changes.filed().stream().map(firm -> new CreditCode(firm.creditCode())).toList();
		var again = !access.runAs(clerk.accountId(), clerk.postId(), () -> register.firms(codes)).isEmpty();
		deliver(territory.name() + "经营主体登记（虚构）.csv", again ? changes.applied(firms) : firms, clerk);
		if (!again) {
			deliver(territory.name() + "变更登记（虚构）.csv", changes.filed(), clerk);
		}
	}

	private void deliver(String fileName, List<DemoFirm> firms, DemoPerson clerk) throws InterruptedException {
		var content = DemoFirms.csv(firms).getBytes(StandardCharsets.UTF_8);
		UUID delivery = access.runAs(clerk.accountId(), clerk.postId(),
				() -> register.deliver(fileName, new ByteArrayInputStream(content)));
		while (!over(delivery, clerk)) {
			if (stopping) {
				throw new InterruptedException();
			}
			Thread.sleep(LOOK_MILLIS);
		}
	}

	private boolean over(UUID delivery, DemoPerson clerk) {
		return access.runAs(clerk.accountId(), clerk.postId(), () -> register.over(delivery));
	}

	private static long millisSince(long nanoTime) {
		return (System.nanoTime() - nanoTime) / 1_000_000;
	}
}
