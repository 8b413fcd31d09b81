package cn.fangfei.server.casework;

/**
 * A type of administrative penalty 处罚类型 from the dated code list; the official drop-down of 附件3 is not published, so the list is
 * kept by the office (默认值依条例第30、31、36条和行政处罚法第9条).
 * @param code two digits, never used again for another type
 * @param label the word of the form
 * @param weight the heavier the larger: where the form takes one value the heaviest is printed
 */
public record PenaltyType(String code, String label, int weight) {
}
