package cn.fangfei.formats.alert;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import org.bouncycastle.crypto.digests.SM3Digest;
import org.jspecify.annotations.Nullable;

import cn.fangfei.formats.alert.AlertRefused.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * What stands beside an alert file and says whose it is: one JSON object on one line, signed with SM2 and SM3 over the bytes of all its
 * other members in their order.
 *
 * <p>There is one way to write it ({@link #text}), and a file that is written otherwise is refused: so no byte of it can be changed
 * unseen. A replayed pair has a serial that was there before. The same {@code sm3} under a new serial is no replay but a run in which
 * nothing was new, for every run tells all alerts of its data from the start.
 *
 * @param keyId fingerprint of the key it was signed with
 * @param serial of this run; never given twice
 * @param alerts lines of the alert file
 * @param size bytes of the alert file
 * @param sm3 of the alert file, hexadecimal
 * @param weights version of the weights
 * @param from the first day of the data; null when there were none
 * @param until the last day of the data
 * @param aggregatesOnly whether the alerts hold sentences and sums only, and no transaction
 * @param signature base64 of the DER form of r and s
 */
public record AlertSignature(String keyId, OffsetDateTime signedAt, UUID serial, long alerts, long size, String sm3, String weights,
		@Nullable LocalDate from, @Nullable LocalDate until, boolean aggregatesOnly, String signature) {

	public static final String FORMAT = "fangfei-alerts-1";

	/** A signature file takes about 700 bytes; more is something else. */
	public static final int LARGEST = 4 << 10;

	private static final List<String> MEMBERS = List.of("format", "keyId", "signedAt", "serial", "alerts", "size", "sm3", "weights", "from",
			"until", "aggregatesOnly", "signature");
	private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
	private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");
	private static final JsonFactory JSON = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(2).maxStringLength(LARGEST).maxNumberLength(20).build()).build();

	/**
	 * What is signed beside the file itself.
	 *
	 * @param weights version of the weights
	 * @param from first day of the data, null when there were none
	 */
	public record Run(OffsetDateTime signedAt, UUID serial, String weights, @Nullable LocalDate from, @Nullable LocalDate until,
			boolean aggregatesOnly) {
	}

	/**
	 * Signs an alert file as it lies there.
	 *
	 * @throws IOException when the file cannot be read
	 */
	public static AlertSignature sign(SigningKey key, Path file, Run run) throws IOException {
		Contents contents;
		try (var in = Files.newInputStream(file)) {
			contents = Contents.of(in);
		}
		var signedAt = run.signedAt.truncatedTo(ChronoUnit.SECONDS);
		var bare = new AlertSignature(key.publicHalf().fingerprint(), signedAt, run.serial, contents.lines, contents.size, contents.sm3, run.weights,
				run.from, run.until, run.aggregatesOnly, "");
		var signature = Base64.getEncoder().encodeToString(key.sign(bare.signed()));
		return new AlertSignature(bare.keyId, bare.signedAt, bare.serial, bare.alerts, bare.size, bare.sm3, bare.weights, bare.from, bare.until,
				bare.aggregatesOnly, signature);
	}

	/** The whole file: one line with its end. */
	public String text() {
		return written(true) + "\n";
	}

	/** The bytes that are signed: the object without its last member. */
	byte[] signed() {
		return written(false).getBytes(StandardCharsets.UTF_8);
	}

	private String written(boolean whole) {
		var line = new StringWriter();
		try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
			json.writeStartObject();
			json.writeStringProperty("format", FORMAT);
			json.writeStringProperty("keyId", keyId);
			json.writeStringProperty("signedAt", INSTANT.format(signedAt));
			json.writeStringProperty("serial", serial.toString());
			json.writeNumberProperty("alerts", alerts);
			json.writeNumberProperty("size", size);
			json.writeStringProperty("sm3", sm3);
			json.writeStringProperty("weights", weights);
			day(json, "from", from);
			day(json, "until", until);
			json.writeBooleanProperty("aggregatesOnly", aggregatesOnly);
			if (whole) {
				json.writeStringProperty("signature", signature);
			}
			json.writeEndObject();
		}
		return line.toString();
	}

	private static void day(JsonGenerator json, String name, @Nullable LocalDate day) {
		if (day == null) {
			json.writeNullProperty(name);
		} else {
			json.writeStringProperty(name, day.toString());
		}
	}

	/**
	 * Reads a signature file without believing it: {@link #verify} comes after the key is found by {@link #keyId}.
	 *
	 * @param bytes the whole file, with or without the end of its line
	 * @throws AlertRefused {@link Reason#BAD_SIGNATURE_FILE}, {@link Reason#UNKNOWN_FORMAT}
	 */
	public static AlertSignature read(byte[] bytes) throws AlertRefused {
		if (bytes.length > LARGEST) {
			throw bad("大于 " + LARGEST + " 字节");
		}
		String text;
		try {
			text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		} catch (CharacterCodingException e) {
			throw bad("不是 UTF-8 文本");
		}
		var line = text.endsWith("\r\n") ? text.substring(0, text.length() - 2) : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
		var members = members(line);
		var format = members.get("format");
		if (!FORMAT.equals(format)) {
			throw new AlertRefused(Reason.UNKNOWN_FORMAT, format == null ? "签名文件没有写明格式（format）。请交 fangfei flow --sign 写出的 .sig 文件"
					: "签名文件的格式是“" + shown(format) + "”，本平台只认 " + FORMAT + "。请让银行与平台使用相互支持的版本");
		}
		AlertSignature read;
		try {
			read = new AlertSignature(hash(members, "keyId"), OffsetDateTime.parse(member(members, "signedAt")), UUID.fromString(member(members,
					"serial")), number(members, "alerts"), number(members, "size"), hash(members, "sm3"), member(members, "weights"),
					day(members, "from"), day(members, "until"), Boolean.parseBoolean(member(members, "aggregatesOnly")), member(members, "signature"));
			// the last character has bits that count for nothing: of the ways to write them one is ours
			if (!Base64.getEncoder().encodeToString(Base64.getDecoder().decode(read.signature)).equals(read.signature)) {
				throw bad("“signature”不是应有的写法");
			}
		} catch (DateTimeException | IllegalArgumentException e) {
			throw bad("有一项不是应有的写法");
		}
		if (!read.written(true).equals(line)) {
			throw bad("与 fangfei flow --sign 的写法不同（各项次序、空格、数字写法均应相同）");
		}
		return read;
	}

	private static Map<String, @Nullable String> members(String line) throws AlertRefused {
		var members = new HashMap<String, @Nullable String>();
		try (var json = JSON.createParser(ObjectReadContext.empty(), line)) {
			if (json.nextToken() != JsonToken.START_OBJECT) {
				throw bad("不是一个 JSON 对象");
			}
			while (json.nextToken() == JsonToken.PROPERTY_NAME) {
				var name = json.currentName();
				var token = json.nextToken();
				if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
					throw bad("“" + shown(name) + "”不应是对象或数组");
				}
				members.put(name, token == JsonToken.VALUE_NULL ? null : json.getString());
			}
			if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
				throw bad("不是恰好一个 JSON 对象");
			}
		} catch (JacksonException e) {
			throw bad("不是完整的 JSON");
		}
		if (members.containsKey("format") && FORMAT.equals(members.get("format"))) {
			for (var name : MEMBERS) {
				if (!members.containsKey(name)) {
					throw bad("缺少“" + name + "”");
				}
			}
		}
		return members;
	}

	private static String member(Map<String, @Nullable String> members, String name) throws AlertRefused {
		var value = members.get(name);
		if (value == null) {
			throw bad("“" + name + "”没有填写");
		}
		return value;
	}

	private static String hash(Map<String, @Nullable String> members, String name) throws AlertRefused {
		var value = member(members, name);
		if (!HASH.matcher(value).matches()) {
			throw bad("“" + name + "”应是 64 位十六进制数");
		}
		return value;
	}

	private static long number(Map<String, @Nullable String> members, String name) throws AlertRefused {
		long value = Long.parseLong(member(members, name));
		if (value < 0) {
			throw bad("“" + name + "”不能小于 0");
		}
		return value;
	}

	private static @Nullable LocalDate day(Map<String, @Nullable String> members, String name) {
		var value = members.get(name);
		return value == null ? null : LocalDate.parse(value);
	}

	private static String shown(String text) {
		return text.length() > 40 ? text.substring(0, 40) + "…" : text;
	}

	private static AlertRefused bad(String what) {
		return new AlertRefused(Reason.BAD_SIGNATURE_FILE, "签名文件" + what + "。请把银行原样交来的 .sig 文件重新上传，不要打开另存");
	}

	/**
	 * Holds the signature against a key, and the alert file against the signature.
	 *
	 * @param key the one registered under {@link #keyId}
	 * @param file the alert file; read to its end, not closed
	 * @throws AlertRefused {@link Reason#WRONG_KEY}, {@link Reason#WRONG_SIGNATURE}, {@link Reason#SIZE}, {@link Reason#ALTERED} or {@link
	 * Reason#COUNT}
	 * @throws IOException when the file cannot be read
	 */
	public void verify(VerifyingKey key, InputStream file) throws AlertRefused, IOException {
		if (!keyId.equals(key.fingerprint())) {
			throw new AlertRefused(Reason.WRONG_KEY, "签名所用的密钥（指纹 " + keyId.substring(0, 16) + "…）不是这一把登记的公钥。请核对银行是否换过密钥、是否已登记");
		}
		if (!Sm2.verifies(key.key(), signed(), Base64.getDecoder().decode(signature))) {
			throw new AlertRefused(Reason.WRONG_SIGNATURE, "签名不成立：签名文件被改动过，或不是这家银行签的。请不要采用，并与银行电话核实");
		}
		var contents = Contents.of(file);
		if (contents.size != size) {
			throw new AlertRefused(Reason.SIZE, "预警文件 " + contents.size + " 字节，签名时是 " + size + " 字节：传输不完整或被改动过。请让银行重新交来这一对文件");
		}
		if (!contents.sm3.equals(sm3)) {
			throw new AlertRefused(Reason.ALTERED, "预警文件与签名时不同：内容被改动过，或两个文件不是一对。请让银行重新交来这一对文件");
		}
		if (contents.lines != alerts) {
			throw new AlertRefused(Reason.COUNT, "预警文件有 " + contents.lines + " 行，签名写的是 " + alerts + " 条。请让银行用正式版本重新生成");
		}
	}

	/** Size, hash and lines of a file, in one reading. */
	private record Contents(long size, String sm3, long lines) {

		static Contents of(InputStream in) throws IOException {
			var digest = new SM3Digest();
			var buffer = new byte[1 << 16];
			long size = 0;
			long lines = 0;
			byte last = '\n';
			int read;
			while ((read = in.read(buffer)) > 0) {
				digest.update(buffer, 0, read);
				size += read;
				for (int i = 0; i < read; i++) {
					lines += buffer[i] == '\n' ? 1 : 0;
				}
				last = buffer[read - 1];
			}
			return new Contents(size, Sm2.hex(Sm2.value(digest)), last == '\n' ? lines : lines + 1);
		}
	}
}
