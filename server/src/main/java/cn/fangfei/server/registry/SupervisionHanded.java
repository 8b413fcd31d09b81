package cn.fangfei.server.registry;

/** How far the hand-over of a firm of the list to its township is: never, waiting for a visit, or visited. */
enum SupervisionHanded {

	NEVER, OPEN, VISITED
}
