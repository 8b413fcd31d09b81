package cn.fangfei.server.notify;

/** How far a delivery out of the house has come. */
public enum OutgoingState {

	WAITING, SENDING, SENT, DEAD
}
