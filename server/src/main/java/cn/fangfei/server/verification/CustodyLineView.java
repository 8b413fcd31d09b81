package cn.fangfei.server.verification;

import java.time.Instant;

/** A line of the custody list 证据流转清单. */
public record CustodyLineView(CustodyAct act, Instant at, String by, String unit, String detail) {
}
