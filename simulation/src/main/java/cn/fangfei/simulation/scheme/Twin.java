package cn.fangfei.simulation.scheme;

import java.util.Map;

import cn.fangfei.simulation.trade.Firm;
import cn.fangfei.simulation.venture.Venture;

/**
 * The honest twin of a kind.
 *
 * @param kind whose twin
 * @param begins index of the first day on which it wins people
 * @param accounts those that take or pay members' money, and what each does
 */
public record Twin(Kind kind, Firm firm, Venture venture, int begins, Map<Integer, String> accounts) {
}
