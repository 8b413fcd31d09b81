package cn.fangfei.simulation.scheme;

/** How a scheme ends. */
public enum Ending {
	/** Still there when the world ends. */
	ALIVE,
	/** 资金链断裂: what was due could not be paid on five pay days. */
	COLLAPSE,
	/** 跑路: those in control take what is left and go. */
	FLIGHT,
	/** 查处: an authority steps in. */
	INTERVENTION,
	/** Nobody pays in any more, and one day it is no longer there. */
	FADED
}
