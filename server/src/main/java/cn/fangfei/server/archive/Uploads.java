package cn.fangfei.server.archive;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of uploads. */
@Repository
class Uploads {

	private final JdbcClient sql;

	private final Contents contents;

	Uploads(JdbcClient sql, Contents contents) {
		this.sql = sql;
		this.contents = contents;
	}

	boolean addUnlessKnown(UUID uploadId, UUID account, String fileName, StoredContent content, Instant at) {
		return sql.sql("""
				insert into archive_upload (upload_id, account_id, file_name, size, sha256, uploaded_at)
				values (:upload, :account, :fileName, :size, :sha256, :at)
				on conflict do nothing
				""")
			.param("upload", uploadId)
			.param("account", account)
			.param("fileName", fileName)
			.param("size", content.size())
			.param("sha256", content.sha256())
			.param("at", at.atOffset(ZoneOffset.UTC))
			.update() == 1;
	}

	Optional<Upload> ofAccount(UUID account, UUID uploadId) {
		return sql.sql("""
				select upload_id, file_name, size, sha256
				from archive_upload
				where upload_id = :upload
				  and account_id = :account
				""")
			.param("upload", uploadId)
			.param("account", account)
			.query((row, n) -> new Upload(row.getObject("upload_id", UUID.class), row.getString("file_name"),
					row.getLong("size"), row.getString("sha256"), contents.place(row.getString("sha256"))))
			.optional();
	}
}
