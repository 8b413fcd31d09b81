package cn.fangfei.server.jurisdiction;

/** What sort of grid: an ordinary one, a building's own 楼宇专属网格, or a police grid 警格. */
public enum GridKind {

	ORDINARY, DEDICATED, POLICE
}
