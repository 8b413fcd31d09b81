package cn.fangfei.server.subject;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.kernel.CreditCode;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.Scope;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who a matter is about, and who sees it. */
@HouseTest
class SubjectDeskTests {

	private static final SubjectTie TOWN_A = new SubjectTie(new RegionCode(House.TOWNSHIP_A), null, null, null);

	private static final SubjectTie TOWN_B = new SubjectTie(new RegionCode(House.TOWNSHIP_B), null, null, null);

	@Autowired
	House house;

	@Autowired
	Access access;

	@Autowired
	SubjectDesk desk;

	@Autowired
	Subjects subjects;

	@Autowired
	PlatformTransactionManager transactions;

	@Test
	void oneNameInTwoSpellingsIsOneSubject() {
		var name = name();

		assertThat(known(name + "有限公司", null, TOWN_A)).isEqualTo(known(" " + name + "（有限公司） ", null, TOWN_B));
	}

	@Test
	void aSubjectKnownByNameTakesTheCodeWhenItIsFirstTold() {
		var name = name();
		var first = known(name, null, TOWN_A);

		var coded = known(name, code(), TOWN_A);

		assertThat(coded).isEqualTo(first);
		assertThat(seen(Person.TOWN_A, first).get("creditCode")).isNotNull();
	}

	@Test
	void twoCodesAreTwoSubjectsAndTheBareNameIsNeither() {
		var name = name();
		var one = known(name, code(), TOWN_A);
		var other = known(name, code(), TOWN_A);

		var bare = known(name, null, TOWN_A);

		assertThat(one).isNotEqualTo(other);
		assertThat(bare).isNotIn(one, other);
	}

	@Test
	void firmsOfTheRegisterAreKnownManyAtOnceAndTheSameTheSecondTime() {
		var name = name();
		var byName = known(name + "1", null, TOWN_A);
		var region = new RegionCode(House.TOWNSHIP_A);
		var firms = new java.util.ArrayList<SubjectFirm>();
		for (var i = 0; i < 3000; i++) {
			firms.add(new SubjectFirm(UUID.randomUUID(), name + i + "有限公司", i % 100 == 99 ? null : code().value(), region));
		}

		var first = house.runAs(access, Person.CLERK, () -> inTransaction(() -> desk.knownFirms(firms)));
		var again = house.runAs(access, Person.CLERK, () -> inTransaction(() -> desk.knownFirms(firms)));

		assertThat(again).isEqualTo(first).hasSize(3000);
		assertThat(new java.util.HashSet<>(first.values())).hasSize(3000);
		assertThat(first.get(firms.get(1).firmId())).as("the name takes its first code").isEqualTo(byName);
		assertThat(seen(Person.TOWN_A, byName).get("creditCode").asString()).isEqualTo(firms.get(1).creditCode());
		assertThat(status(Person.TOWN_B, first.get(firms.get(2).firmId()))).isEqualTo(404);
	}

	@Test
	void twoFirmsOfOneNameLeaveTheBareNameToNeither() {
		var name = name();
		var bare = known(name, null, TOWN_A);
		var region = new RegionCode(House.TOWNSHIP_A);
		var one = new SubjectFirm(UUID.randomUUID(), name, code().value(), region);
		var other = new SubjectFirm(UUID.randomUUID(), name, code().value(), region);

		var found = house.runAs(access, Person.CLERK, () -> inTransaction(() -> desk.knownFirms(java.util.List.of(one, other))));

		assertThat(found.values()).doesNotContain(bare).doesNotHaveDuplicates();
	}

	@Test
	void reportsInTheSameInstantMakeOneSubject() throws Exception {
		var name = name();
		house.as(Person.CLERK);
		var pool = Executors.newFixedThreadPool(6);
		try {
			var made = IntStream.range(0, 60).mapToObj(i -> pool.submit(() -> known(name, i % 2 == 0 ? null : new CreditCode("91340323MA2NABCD12"), TOWN_A))).toList();
			var ids = new java.util.HashSet<SubjectId>();
			for (var one : made) {
				ids.add(one.get());
			}

			assertThat(ids).hasSize(1);
		}
		finally {
			pool.shutdown();
		}
	}

	@Test
	void whoSeesNoPlaceOfASubjectDoesNotSeeIt() {
		var subject = known(name(), null, TOWN_A);

		assertThat(status(Person.TOWN_A, subject)).isEqualTo(200);
		assertThat(status(Person.CLERK, subject)).isEqualTo(200);
		assertThat(status(Person.TOWN_B, subject)).isEqualTo(404);
		assertThat(status(Person.NEIGHBOUR, subject)).isEqualTo(404);

		house.runAs(access, Person.TOWN_B, () -> inTransaction(() -> {
			desk.tie(subject, TOWN_B);
			return subject;
		}));

		assertThat(status(Person.TOWN_B, subject)).isEqualTo(200);
	}

	@Test
	void aSubjectIsFoundByTheBeginningOfItsNameOrByItsFirm() {
		var name = name();
		var firm = UUID.randomUUID();
		var subject = house.runAs(access, Person.CLERK, () -> inTransaction(() -> desk.known(name + "咨询有限公司", null, firm, TOWN_A)));

		assertThat(found(Person.TOWN_A, "?q=" + name)).containsExactly(subject.toString());
		assertThat(found(Person.CLERK, "?firm=" + firm)).containsExactly(subject.toString());
		assertThat(found(Person.TOWN_B, "?q=" + name)).isEmpty();
		assertThat(found(Person.TOWN_B, "?firm=" + firm)).isEmpty();
		assertThat(found(Person.CLERK, "")).isEmpty();
	}

	@Test
	void eachQueryBearsTheScopeByItself() {
		var subject = known(name(), null, TOWN_A);
		note(Person.TOWN_A, subject, "在谷阳镇有两处门店");
		var elsewhere = new Scope(House.TOWNSHIP_B, "340323102000", null, null, null);
		var here = new Scope(House.TOWNSHIP_A, House.TOWNSHIP_B, null, null, null);

		assertThat(house.runAs(access, Person.CLERK, () -> inTransaction(() -> subjects.get(subject, elsewhere)))).isEmpty();
		assertThat(house.runAs(access, Person.CLERK, () -> inTransaction(() -> subjects.notes(subject, elsewhere)))).isEmpty();
		assertThat(house.runAs(access, Person.CLERK, () -> inTransaction(() -> subjects.named("主体", new RegionCode(House.COUNTY), elsewhere)))).isEmpty();
		assertThat(house.runAs(access, Person.CLERK, () -> inTransaction(() -> subjects.get(subject, here)))).isPresent();
		assertThat(house.runAs(access, Person.CLERK, () -> inTransaction(() -> subjects.notes(subject, here)))).hasSize(1);
	}

	@Test
	void aNoteFollowsTheSubjectToTheNextPlace() {
		var name = name();
		var subject = known(name, null, TOWN_A);
		note(Person.TOWN_A, subject, "与另一家公司同一实际控制人");

		known(name, null, TOWN_B);

		assertThat(seen(Person.TOWN_B, subject).get("notes").get(0).get("text").asString()).isEqualTo("与另一家公司同一实际控制人");
	}

	@Test
	void aNoteHoldsNoReporter() {
		var subject = known(name(), null, TOWN_A);

		var refused = house.as(Person.TOWN_A)
			.post("/api/subjects/{id}/notes", Map.of("text", "举报人电话13812345678"), subject)
			.expect(422);

		assertThat(refused.json().get("type").asString()).endsWith("IdentityInText");
	}

	@Test
	void namesOfPeopleAndOfShopsAreToldApart() {
		assertThat(IntStream.range(0, 6)
			.mapToObj(i -> SubjectKind.ofName(new String[] {"王小明", "老王超市", "欧阳娜娜", "买买提·艾力", "恒信投资咨询", "一家店"}[i]))
			.collect(Collectors.toList())).containsExactly(SubjectKind.PERSON, SubjectKind.FIRM, SubjectKind.PERSON,
					SubjectKind.PERSON, SubjectKind.FIRM, SubjectKind.FIRM);
	}

	private SubjectId known(String name, @Nullable CreditCode code, SubjectTie tie) {
		return house.runAs(access, Person.CLERK, () -> inTransaction(() -> desk.known(name, code, null, tie)));
	}

	private <T> T inTransaction(java.util.function.Supplier<T> act) {
		return new TransactionTemplate(transactions).execute(status -> act.get());
	}

	private void note(Person person, SubjectId subject, String text) {
		house.as(person).post("/api/subjects/{id}/notes", Map.of("text", text), subject).expect(201);
	}

	private java.util.List<String> found(Person person, String query) {
		var ids = new java.util.ArrayList<String>();
		house.as(person).get("/api/subjects" + query).expect(200).json().forEach(row -> ids.add(row.get("subjectId").asString()));
		return ids;
	}

	private int status(Person person, SubjectId subject) {
		return house.as(person).get("/api/subjects/{id}", subject).status();
	}

	private tools.jackson.databind.JsonNode seen(Person person, SubjectId subject) {
		return house.as(person).get("/api/subjects/{id}", subject).expect(200).json();
	}

	private static String name() {
		return "主体" + UUID.randomUUID().toString().substring(0, 8);
	}

	private static CreditCode code() {
		return new CreditCode("9134" + UUID.randomUUID().toString().replace("-", "").substring(0, 14).toUpperCase(java.util.Locale.ROOT));
	}
}
