/**
 * 字样: the wording that a register must not, or must not unnoticed, contain, and how it is found in a firm's name and
 * business scope.
 *
 * <p>A pure library: text in, {@linkplain cn.fangfei.detection.lexicon.WordingHit hits} out. It knows no clock, no
 * database and no firm. What it finds is a signal for a person to read, never a finding against the firm.
 */
package cn.fangfei.detection.lexicon;
