package cn.fangfei.formats;

/**
 * How much a file may ask of the machine that reads it.
 *
 * @param maxRowChars longest row; a longer one is skipped and reported
 * @param maxRowLines most lines one quoted row may span; beyond it a missing quote is assumed
 * @param maxColumns widest row
 * @param maxUncompressedBytes most bytes a compressed file may unfold to
 * @param maxCompressionRatio highest ratio of unfolded to stored bytes, looked at beyond {@link #RATIO_FLOOR}
 * @param maxXlsxEntryMegabytes largest part of a workbook, unfolded; sheets are streamed
 * @param maxSharedStringsMegabytes largest table of texts of a workbook, unfolded; it is held in memory
 */
public record ReadLimits(int maxRowChars, int maxRowLines, int maxColumns, long maxUncompressedBytes, double maxCompressionRatio,
		int maxXlsxEntryMegabytes, int maxSharedStringsMegabytes) {

	/** Small files compress well without being bombs. */
	static final long RATIO_FLOOR = 32L << 20;

	public ReadLimits {
		if (maxRowChars < 1 || maxRowLines < 1 || maxColumns < 1 || maxUncompressedBytes < 1 || maxCompressionRatio < 1
				|| maxXlsxEntryMegabytes < 1 || maxSharedStringsMegabytes < 1) {
			throw new IllegalArgumentException("limits must be positive");
		}
	}

	/** Wide enough for a province's register, narrow enough for a machine of one gigabyte. */
	public static ReadLimits standard() {
		return new ReadLimits(1_000_000, 100, 1_000, 8L << 30, 200, 2_048, 192);
	}
}
