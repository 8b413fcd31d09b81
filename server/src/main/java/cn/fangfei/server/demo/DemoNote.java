package cn.fangfei.server.demo;

import java.time.Instant;

/** A note about the subject of a story, which follows it into later matters. */
record DemoNote(int story, Instant at, String by, String text) {
}
