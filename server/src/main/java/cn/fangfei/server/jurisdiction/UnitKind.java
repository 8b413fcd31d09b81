package cn.fangfei.server.jurisdiction;

/** What sort of unit works in a territory: 处非办, 乡镇街道, 村居, 部门, and the unit of the three administrators. */
public enum UnitKind {

	LEAD_OFFICE, TOWNSHIP, COMMUNITY, AGENCY, ADMINISTRATION
}
