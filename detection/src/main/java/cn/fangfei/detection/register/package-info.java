/**
 * 登记筛查: what the register and its neighbours say about one firm, read by eleven rules (R1–R11) and by its newness; the
 * sector a firm really works in; registers as they are written, dirty; and whether two names mean one firm.
 *
 * <p>A pure library: one firm's facts in, a report out. It knows no clock, no database and no other firm: what has to be counted
 * over many (an address, a phone, a person) is counted by the caller. What it finds is a lead for a person to follow, never a
 * finding against the firm.
 */
package cn.fangfei.detection.register;
