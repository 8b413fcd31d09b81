import type { SignalRule, WarningEvent, WarningQuery, WarningStatus, WarningVerdict, WarningView } from './useWarnings'

export const warningStatusWords: Record<WarningStatus, string> = { OPEN: '待研判', SNOOZED: '暂缓', CLUE: '已转线索', ANSWERED: '已核实', FADED: '已消退' }
export const warningStatusMarks: Record<WarningStatus, string> = { OPEN: 'orange', SNOOZED: 'grey', CLUE: 'blue', ANSWERED: 'green', FADED: 'grey' }
export const verdictWords: Record<WarningVerdict, string> = { CONFIRMED: '属实', REFUTED: '不属实', DUPLICATE: '重复', UNVERIFIABLE: '无法核实' }
export const verdicts: WarningVerdict[] = ['CONFIRMED', 'REFUTED', 'DUPLICATE', 'UNVERIFIABLE']
export const verdictHints: Record<WarningVerdict, string> = {
  CONFIRMED: '情况与信号相符。已有的信号继续计入以后的预警。',
  REFUTED: '情况与信号不符。这些信号以后不再计入。',
  DUPLICATE: '与已在办的事项是同一件。这些信号以后不再计入。',
  UNVERIFIABLE: '查不清。有新的信号时再次成为预警。',
}
export const signalRuleWords: Record<SignalRule, string> = {
  FORBIDDEN_NAME: '名称含禁用字样', FORBIDDEN_SCOPE: '经营范围含禁用字样', WATCH_NAME: '名称含重点关注字样', WATCH_SCOPE: '经营范围含重点关注字样',
  MANY_TERMS: '多个字样并存', NAME_AND_SCOPE: '名称与经营范围相互印证', TERM_ADDED: '变更后新增字样', NEW_FIRM: '新设企业带字样',
  ADDRESS_DIFFERS: '实际地址与登记不符', SHARED_ADDRESS: '同一地址多户', SHARED_PHONE: '同一电话多户', SHARED_REPRESENTATIVE: '同一法定代表人多户', CAPITAL_NOT_PAID: '认缴远大于实缴',
  FREQUENT_CHANGES: '频繁变更', MARKED: '登记或申报状态异常', NO_STAFF: '无人员或社保', OTHER_BUSINESS: '登记行业与实际业务不符', CAME_BACK: '关停企业控制人再设企业',
  POLICE_PLATFORM: '公安监测预警平台', FUNDS_ANOMALY: '资金监测异动', SUPERIOR_NOTICE: '上级或其他地区提示', PROVINCE_PLATFORM: '省级监测预警平台',
  FIELD_FINDING: '排查发现', COMPLAINTS: '集中投诉', PUBLIC_OPINION: '网络舆情',
}
/** What people and other platforms tell; the others come from the register. */
export const toldRules: SignalRule[] = ['POLICE_PLATFORM', 'PROVINCE_PLATFORM', 'FUNDS_ANOMALY', 'SUPERIOR_NOTICE', 'PUBLIC_OPINION', 'COMPLAINTS', 'FIELD_FINDING']
export const elementWords: Record<WarningView['reasons'][number]['element'], string> = { ILLEGALITY: '非法性', PUBLICITY: '公开性', INDUCEMENT: '利诱性', SOCIALITY: '社会性' }
export const ageWords: Record<NonNullable<WarningQuery['age']>, string> = { DAYS_0_2: '0—2 天', DAYS_3_10: '3—10 天', DAYS_11_30: '11—30 天', OVER_30: '30 天以上' }
export const eventWords: Record<WarningEvent['kind'], string> = {
  OPENED: '成为预警', RAISED: '升级', LOWERED: '降级', SCORED: '重新计分', OVERRIDDEN: '人工定分', LIFTED: '恢复计分', SNOOZED: '暂缓', WOKEN: '重新待研判', CLUE: '转线索', ANSWERED: '核实', FADED: '消退',
}
/** Whose turn it is. */
export function turnOf(warning: { status: WarningStatus; clueNumber?: string | null; verdict?: WarningVerdict | null; snoozeUntil?: string | null }): string {
  switch (warning.status) {
    case 'OPEN': return '等处非办或属地研判'
    case 'SNOOZED': return '暂缓中，到期自动回到待研判'
    case 'CLUE': return `线索${warning.clueNumber ?? ''}在办，核查结论会自动回填`
    case 'ANSWERED': return `核实结果：${warning.verdict ? verdictWords[warning.verdict] : ''}`
    case 'FADED': return '分数已低于成为预警的分数，自行消退'
  }
}
/** The published formula, as the document has it. */
export const formula = ['规则得分 = 权重 × Σ（强度 × 2 的 −已过天数÷半衰期 次方），不超过规则上限', '预警分 = 100 × [1 − Π（1 − 规则得分 ÷ 100）]']
export const bands = '红 80 分及以上，橙 60 至不满 80，黄 40 至不满 60，蓝 20 至不满 40，绿不满 20（下限含本数，宿迁市刻度）'
