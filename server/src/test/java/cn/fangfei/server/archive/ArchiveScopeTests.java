package cn.fangfei.server.archive;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.access.Access;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The query bears the owner in its own text, and row security holds without it: each is asked where the other would not help. */
@HouseTest
class ArchiveScopeTests {

	@Autowired
	House house;

	@Autowired
	Access access;

	@Autowired
	Uploads uploads;

	@Autowired
	PlatformTransactionManager transactions;

	@Test
	void theQueryFindsAnUploadOnlyForItsOwner() {
		var upload = upload();
		var clerk = accountOf(Person.CLERK);

		assertThat(as(Person.CLERK, clerk, upload)).isPresent();
		assertThat(as(Person.CLERK, accountOf(Person.LEAD), upload)).isEmpty();
	}

	@Test
	void rowSecurityShowsAnUploadOnlyToItsOwner() {
		assertThat(as(Person.LEAD, accountOf(Person.CLERK), upload())).isEmpty();
	}

	private UUID upload() {
		var id = UUID.randomUUID();
		house.as(Person.CLERK).put("/api/uploads/{id}?fileName=a.csv", "企业名称".getBytes(StandardCharsets.UTF_8), id).expect(200);
		return id;
	}

	private Optional<Upload> as(Person person, UUID account, UUID upload) {
		var post = house.as(person).get("/api/session").json().get("post").get("postId").asString();
		return access.runAs(accountOf(person), UUID.fromString(post),
				() -> new TransactionTemplate(transactions).execute(status -> uploads.ofAccount(account, upload)));
	}

	private UUID accountOf(Person person) {
		return UUID.fromString(house.as(person).get("/api/session").json().get("accountId").asString());
	}
}
