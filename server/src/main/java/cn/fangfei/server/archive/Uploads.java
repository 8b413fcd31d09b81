package cn.fangfei.server.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of uploads. */
@Repository
class Uploads {

	private final JdbcClient sql;

	private final Contents contents;

	private final String serverKey;

	Uploads(JdbcClient sql, Contents contents, @Value("${fangfei.access.server-key}") String serverKey) {
		this.sql = sql;
		this.contents = contents;
		this.serverKey = serverKey;
	}

	boolean addUnlessKnown(UUID uploadId, UUID account, String fileName, StoredContent content, String mediaType, Instant at) {
		return sql.sql("""
				insert into archive_upload (upload_id, account_id, file_name, size, sha256, media_type, uploaded_at)
				values (:upload, :account, :fileName, :size, :sha256, :mediaType, :at)
				on conflict do nothing
				""")
			.param("upload", uploadId)
			.param("account", account)
			.param("fileName", fileName)
			.param("size", content.size())
			.param("sha256", content.sha256())
			.param("mediaType", mediaType)
			.param("at", at.atOffset(ZoneOffset.UTC))
			.update() == 1;
	}

	/** Enters what a room above received, also from a machine: a function of the owner that asks for the server's key. */
	void takeOver(UUID uploadId, UUID sender, String fileName, StoredContent content, String mediaType, Instant at) {
		sql.sql("select archive_take_over(:key, :upload, :sender, :fileName, :size, :sha256, :mediaType, :at)")
			.param("key", serverKey)
			.param("upload", uploadId)
			.param("sender", sender)
			.param("fileName", fileName)
			.param("size", content.size())
			.param("sha256", content.sha256())
			.param("mediaType", mediaType)
			.param("at", at.atOffset(ZoneOffset.UTC))
			.query((row, n) -> 0)
			.single();
	}

	Optional<Upload> ofAccount(UUID account, UUID uploadId) {
		return sql.sql("""
				select upload_id, file_name, size, sha256, media_type, uploaded_at
				from archive_upload
				where upload_id = :upload
				  and account_id = :account
				""")
			.param("upload", uploadId)
			.param("account", account)
			.query((row, n) -> new Upload(row.getObject("upload_id", UUID.class), row.getString("file_name"),
					row.getLong("size"), row.getString("sha256"), contents.place(row.getString("sha256")),
					row.getString("media_type"), row.getObject("uploaded_at", OffsetDateTime.class).toInstant()))
			.optional();
	}

	void begin(PartialUpload partial, UUID account) {
		sql.sql("""
				insert into archive_partial (upload_id, account_id, file_name, size, begun_at)
				values (:upload, :account, :fileName, :size, :at)
				""")
			.param("upload", partial.uploadId())
			.param("account", account)
			.param("fileName", partial.fileName())
			.param("size", partial.size())
			.param("at", partial.begunAt().atOffset(ZoneOffset.UTC))
			.update();
	}

	/** The uploads under way of an account, newest first. */
	List<PartialUpload> partialsOf(UUID account) {
		return sql.sql("""
				select upload_id, file_name, size, begun_at
				from archive_partial
				where account_id = :account
				order by begun_at desc, upload_id
				""").param("account", account).query(Uploads::partial).list();
	}

	Optional<PartialUpload> partialOf(UUID account, UUID uploadId) {
		return sql.sql("""
				select upload_id, file_name, size, begun_at
				from archive_partial
				where upload_id = :upload
				  and account_id = :account
				""").param("upload", uploadId).param("account", account).query(Uploads::partial).optional();
	}

	boolean endPartial(UUID account, UUID uploadId) {
		return sql.sql("""
				delete from archive_partial
				where upload_id = :upload
				  and account_id = :account
				""").param("upload", uploadId).param("account", account).update() == 1;
	}

	/** Ends uploads of anybody that nobody went on with. */
	void forget(List<UUID> stale) {
		sql.sql("select archive_forget_partials(:ids)").param("ids", stale.toArray(UUID[]::new)).query((row, n) -> n).list();
	}

	/** Those of the contents that no upload stands for. */
	List<String> unclaimed(List<String> hashes) {
		return sql.sql("select archive_unclaimed(:hashes)")
			.param("hashes", hashes.toArray(String[]::new))
			.query(String.class)
			.list();
	}

	private static PartialUpload partial(ResultSet row, int n) throws SQLException {
		return new PartialUpload(row.getObject("upload_id", UUID.class), row.getString("file_name"), row.getLong("size"),
				row.getObject("begun_at", OffsetDateTime.class).toInstant());
	}
}
