import type { RoleName } from './useAccounts'

/** What a role sees and does, in one sentence, for the person who grants it. */
export const roleDuties: Record<RoleName, string> = {
  OFFICE_CLERK: '看本辖区全部登记、线索和台账；导入登记、定属地、登记线索、交办、做月报、划分网格。',
  OFFICE_LEAD: '同经办，另可发布字样清单。',
  TOWNSHIP: '看本乡镇的登记、线索、台账和月报；登记线索、填核查结论、划分网格。',
  VILLAGE: '看本村居的登记和线索；登记线索。',
  GRID_WORKER: '看本网格的线索；登记线索。',
  AGENCY: '只看交办给本单位的和本单位登记的线索；登记线索、填核查结论。',
  LEADER: '看本辖区的线索、台账和月报，不改。',
  SYSTEM_ADMIN: '建立、停用账号，重置密码，设立单位；看不到业务数据。',
  SECURITY_ADMIN: '授予和收回岗位；看不到业务数据。',
  AUDIT_ADMIN: '只看审计记录；看不到业务数据。',
}
