import type { ClueRow, FindingView, PatrolTargetView, PostView } from '@/api'

/** The closed sets of 附件2, as the contract names them on its records. */
export type ClueStatus = ClueRow['status']
export type ClueSource = ClueRow['source']
export type WorkingSource = NonNullable<ClueRow['workingSource']>
export type Sector = NonNullable<FindingView['sector']>
export type FundraisingMethod = NonNullable<FindingView['method']>
export type FundraisingChannel = NonNullable<FindingView['channel']>
export type Illegality = FindingView['illegality']
export type HandlingPath = NonNullable<FindingView['path']>
export type Charge = NonNullable<FindingView['charge']>
export type RoleName = PostView['role']
export type PatrolOutcome = NonNullable<PatrolTargetView['outcome']>

/**
 * The code tables of 附件2 and the roles, in the words of the form. They stand here, below the rooms, because clue,
 * ledger, report and workbench all print them. A value without a word does not compile.
 */
export const patrolOutcomeWords: Record<PatrolOutcome, string> = { OPERATING: '在营', CLOSED: '停业', VACATED: '人去楼空', NO_SUCH_ADDRESS: '查无此址', DIFFERS: '与登记不符' }

export const clueStatusWords: Record<ClueStatus, string> = {
  REGISTERED: '待交办',
  ASSIGNED: '待签收',
  VERIFYING: '核查中',
  RETURNED: '已退回',
  SUSPENDED: '已中止',
  CONCLUDED: '已核查',
  CLOSED: '已办结',
  VOIDED: '已作废',
}

/** Where the work found a clue (Z8, G11); each is one of the six sources of 附件2. */
export const workingSourceWords: Record<WorkingSource, string> = {
  GRID_PATROL: '网格排查',
  STREET_SWEEP: '扫楼清街',
  TASK_FORCE_CHECK: '专班检查中发现',
  SUPERIOR_ASSIGNMENT: '上级交办',
  OTHER_REGION_NOTICE: '外地通报',
  AGENCY_PUSH: '部门推送',
  FUND_ANOMALY: '资金监测异动',
  POLICE_PLATFORM: '公安非法金融活动监测预警平台',
  PUBLIC_REPORT: '群众举报',
  PLATFORM_WARNING: '平台预警',
  REGISTER_SCREENING: '登记筛查',
  SELF_SURRENDER: '自首',
  OTHER_WORK: '其他',
}

export const clueSourceWords: Record<ClueSource, string> = {
  AGENCY_TRANSFER: '行政机关移送',
  POLICE_FINDING: '公安排查发现',
  PUBLIC_TIP_OFF: '群众举报',
  SURRENDER: '集资人自首',
  AUTHORITY_NOTICE: '有关部门或地方通报',
  OTHER: '其他',
}

export const sectorWords: Record<Sector, string> = {
  DIGITAL_FINANCE: '虚拟货币、区块链、互联网金融、支付、征信',
  PRIVATE_LENDING: '民间投融资、网贷、第三方财富、非法银行保险',
  SECURITIES_FUNDS: '私募基金、证券期货、股权众筹、伪金交所',
  LOCAL_FINANCE: '小额贷款、融资担保、典当、融资租赁、商业保理',
  CONSUMER_SERVICES: '教育、养老、涉农、商贸服务',
  OTHER_SECTOR: '其他',
}

export const methodWords: Record<FundraisingMethod, string> = {
  DIRECT_BORROWING: '直接借贷',
  ENTRUSTED_WEALTH: '委托理财',
  PROPERTY_SALES: '房屋销售（返本销售、售后包租、约定回购、份额销售）',
  FORESTRY_CUSTODY: '托管造林',
  ENTRUSTED_FARMING: '委托种植养殖',
  GOODS_DISTRIBUTION: '商品经销（回购、寄存代售）',
  SHARE_ISSUE: '发行股票',
  BOND_ISSUE: '发行债券',
  EQUITY_INVESTMENT: '投资入股（股权转让）',
  FUND_RAISING: '募集基金',
  TRUST_ISSUE: '发行信托',
  INSURANCE_SALES: '销售保险',
  MEMBER_DIVIDENDS: '社员分红',
  QUASI_PYRAMID: '类传销',
  FRANCHISE_POINTS_REBATE: '销售加盟积分返利',
  CROWDFUNDING: '众筹',
  PROJECT_INVESTMENT: '项目投资',
  AD_CLICK_DEPOSIT: '以点击广告做任务为名收取保证金',
}

export const channelWords: Record<FundraisingChannel, string> = {
  ONLINE: '线上',
  OFFLINE: '线下',
  BOTH: '线上线下相结合',
  OTHER_CHANNEL: '其他',
}

export const illegalityWords: Record<Illegality, string> = {
  ILLEGAL: '属于非法集资',
  NOT_ILLEGAL: '不属于非法集资',
  UNDETERMINED: '尚不能认定',
}

export const pathWords: Record<HandlingPath, string> = {
  ADMINISTRATIVE: '行政',
  CRIMINAL: '刑事',
  ADMINISTRATIVE_THEN_CRIMINAL: '先行政后刑事',
}

export const chargeWords: Record<Charge, string> = {
  ILLEGAL_PUBLIC_DEPOSITS: '非法吸收公众存款罪',
  FUNDRAISING_FRAUD: '集资诈骗罪',
  OTHER_CHARGE: '其他罪名',
}

export const roleWords: Record<RoleName, string> = {
  OFFICE_CLERK: '处非办经办人',
  OFFICE_LEAD: '处非办负责人',
  TOWNSHIP: '乡镇经办人',
  VILLAGE: '村居经办人',
  GRID_WORKER: '网格员',
  AGENCY: '成员单位经办人',
  LEADER: '领导',
  SYSTEM_ADMIN: '系统管理员',
  SECURITY_ADMIN: '安全管理员',
  AUDIT_ADMIN: '审计管理员',
}

/** The words of a closed set as options of a choice, in the order of the form. */
export function options<Value extends string>(words: Record<Value, string>): { value: Value; label: string }[] {
  return (Object.entries(words) as [Value, string][]).map(([value, label]) => ({ value, label }))
}

/** The word of a value that may be absent. */
export function wordOf<Value extends string>(words: Record<Value, string>, value: Value | null | undefined): string {
  return value == null ? '' : words[value]
}
