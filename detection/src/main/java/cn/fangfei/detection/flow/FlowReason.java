package cn.fangfei.detection.flow;

import cn.fangfei.detection.text.LegalElement;

/**
 * One reason of an alert.
 *
 * @param sentence in Chinese; its figures can be reckoned again from the transactions it speaks of
 * @param value in the measure of the feature
 * @param reference what ordinary subjects show
 * @param logOdds what it adds
 */
public record FlowReason(String sentence, FlowFeature feature, double value, double reference, double logOdds, LegalElement element) {
}
