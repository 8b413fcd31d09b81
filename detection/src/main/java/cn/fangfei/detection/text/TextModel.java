package cn.fangfei.detection.text;

import cn.fangfei.detection.assess.RiskLevel;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * A site's own judgement, learnt from texts that its people judged: a linear model over sequences of characters and over what the rules
 * found (docs/detection/text-model.md). Immutable, shared by threads. Made by {@link TextModelTrainer}; none is shipped.
 */
public final class TextModel {

	private static final byte[] MAGIC = "fangfei text model\n".getBytes(StandardCharsets.US_ASCII);
	private static final int FORMAT = 2;
	private static final int LARGEST_FILE = 64 << 20;

	private final float[] idf;
	private final float[] gramWeights;
	private final float[] ruleWeights;
	private final double intercept;
	private final TextModelCalibration calibration;
	private final TextModelFigures figures;

	/**
	 * @param idf by bucket of {@link TextModelFeatures#grams()}, 0 for one that training did not keep
	 * @param gramWeights likewise
	 * @param ruleWeights by bucket of {@link TextModelFeatures#rules()}
	 */
	TextModel(float[] idf, float[] gramWeights, float[] ruleWeights, double intercept, TextModelCalibration calibration,
			TextModelFigures figures) {
		this.idf = idf;
		this.gramWeights = gramWeights;
		this.ruleWeights = ruleWeights;
		this.intercept = intercept;
		this.calibration = calibration;
		this.figures = figures;
	}

	/** What training measured. */
	public TextModelFigures figures() {
		return figures;
	}

	/** From this probability on a text is an alarm: where F1 was highest on texts not learnt from. */
	public double threshold() {
		return calibration.threshold();
	}

	/** How probable it is that the site would judge the text positive, 0 to 1. */
	public double probability(TextItem item, TextFinding finding) {
		return calibration.probability(decision(TextModelFeatures.of(item, finding)));
	}

	/**
	 * The finding with the score and level of this model instead of the rules'. A probability at the threshold scores 40, where yellow begins;
	 * below and above it the score grows in proportion, to 0 and 100.
	 */
	public TextFinding judge(TextItem item, TextFinding finding) {
		double p = probability(item, finding);
		double t = threshold();
		double yellow = RiskLevel.YELLOW.from();
		double score = p < t ? Math.min(yellow * p / t, yellow - 0.1) : yellow + (100 - yellow) * (p - t) / (1 - t);
		score = Math.rint(score * 10) / 10;
		return new TextFinding(score, RiskLevel.of(score), finding.elements(), finding.rates(), finding.spans(), finding.guard(),
				finding.entities());
	}

	double decision(TextModelFeatures features) {
		double decision = intercept;
		for (int room = 0; room < TextModelFeatures.ROOMS; room++) {
			var grams = features.grams()[room];
			double square = 0;
			double sum = 0;
			for (int k = 0; k < grams.length; k++) {
				double value = (1 + Math.log(features.counts()[room][k])) * idf[grams[k]];
				square += value * value;
				sum += value * gramWeights[grams[k]];
			}
			decision += square > 0 ? sum / Math.sqrt(square) : 0;
		}
		for (int k = 0; k < features.rules().length; k++) {
			decision += (double) ruleWeights[features.rules()[k]] * features.values()[k];
		}
		return decision;
	}

	/** Writes the file that {@link #read} reads; the same model gives the same bytes. The stream stays open. */
	public void write(OutputStream out) throws IOException {
		var bytes = new ByteArrayOutputStream();
		try (var body = new DataOutputStream(bytes)) {
			body.writeInt(FORMAT);
			body.writeInt(TextModelFeatures.VERSION);
			body.writeInt(figures.texts());
			body.writeInt(figures.positives());
			body.writeInt(figures.folds());
			body.writeDouble(figures.precision());
			body.writeDouble(figures.recall());
			body.writeDouble(figures.f1());
			body.writeDouble(figures.brier());
			body.writeDouble(calibration.slope());
			body.writeDouble(calibration.offset());
			body.writeDouble(calibration.threshold());
			body.writeDouble(intercept);
			int kept = 0;
			for (float each : idf) {
				kept += each > 0 ? 1 : 0;
			}
			body.writeInt(kept);
			for (int gram = 0; gram < idf.length; gram++) {
				if (idf[gram] > 0) {
					body.writeInt(gram);
					body.writeFloat(idf[gram]);
					body.writeFloat(gramWeights[gram]);
				}
			}
			for (float each : ruleWeights) {
				body.writeFloat(each);
			}
		}
		var crc = new CRC32();
		crc.update(bytes.toByteArray());
		var whole = new DataOutputStream(new BufferedOutputStream(out));
		whole.write(MAGIC);
		whole.write(bytes.toByteArray());
		whole.writeLong(crc.getValue());
		whole.flush();
	}

	/** @throws TextModelRefused when the bytes are no model of this version, or damaged */
	public static TextModel read(InputStream in) throws IOException, TextModelRefused {
		var all = new BufferedInputStream(in).readNBytes(LARGEST_FILE + 1);
		if (all.length > LARGEST_FILE || !Arrays.equals(MAGIC, 0, MAGIC.length, all, 0, Math.min(all.length, MAGIC.length))) {
			throw new TextModelRefused("不是 fangfei text-train 生成的模型文件。请检查是否选错了文件");
		}
		int end = all.length - Long.BYTES;
		if (end < MAGIC.length + 2 * Integer.BYTES) {
			throw damaged(null);
		}
		var crc = new CRC32();
		crc.update(all, MAGIC.length, end - MAGIC.length);
		try (var body = new DataInputStream(new ByteArrayInputStream(all, MAGIC.length, all.length - MAGIC.length))) {
			int format = body.readInt();
			int features = body.readInt();
			if (crc.getValue() != new DataInputStream(new ByteArrayInputStream(all, end, Long.BYTES)).readLong()) {
				throw damaged(null);
			}
			if (format != FORMAT || features != TextModelFeatures.VERSION) {
				throw new TextModelRefused("模型文件是由其他版本生成的，不能使用。请用现在的版本重新运行 fangfei text-train");
			}
			return model(body, end - MAGIC.length);
		} catch (IOException | IllegalArgumentException e) {
			throw damaged(e);
		}
	}

	private static TextModel model(DataInputStream body, int length) throws IOException, TextModelRefused {
		var figures = new TextModelFigures(body.readInt(), body.readInt(), body.readInt(), body.readDouble(), body.readDouble(),
				body.readDouble(),
				body.readDouble());
		var calibration = new TextModelCalibration(body.readDouble(), body.readDouble(), body.readDouble());
		double intercept = body.readDouble();
		int kept = body.readInt();
		if (kept < 0 || kept > TextModelFeatures.GRAMS || kept > length / 12 || !Double.isFinite(intercept)
				|| !Double.isFinite(calibration.slope())
				|| !Double.isFinite(calibration.offset()) || !(calibration.threshold() > 0 && calibration.threshold() < 1)) {
			throw damaged(null);
		}
		var idf = new float[TextModelFeatures.GRAMS];
		var weights = new float[TextModelFeatures.GRAMS];
		int last = -1;
		for (int i = 0; i < kept; i++) {
			int gram = body.readInt();
			if (gram <= last || gram >= TextModelFeatures.GRAMS) {
				throw damaged(null);
			}
			last = gram;
			idf[gram] = finite(body.readFloat());
			weights[gram] = finite(body.readFloat());
		}
		var rules = new float[TextModelFeatures.RULES];
		for (int i = 0; i < rules.length; i++) {
			rules[i] = finite(body.readFloat());
		}
		if (body.available() != Long.BYTES) {
			throw damaged(null);
		}
		return new TextModel(idf, weights, rules, intercept, calibration, figures);
	}

	private static float finite(float value) throws TextModelRefused {
		if (!Float.isFinite(value)) {
			throw damaged(null);
		}
		return value;
	}

	private static TextModelRefused damaged(Exception cause) {
		return new TextModelRefused("模型文件不完整或已损坏。请重新复制，或重新运行 fangfei text-train", cause);
	}

}
