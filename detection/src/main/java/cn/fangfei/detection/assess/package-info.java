/**
 * Weighing what is known of a subject. Evidence in, a score with its reasons out; no clock, no database. A score is a lead for a
 * person to follow, never a verdict (个人信息保护法 Art 24).
 */
package cn.fangfei.detection.assess;
