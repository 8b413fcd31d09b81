import { today } from '@/ui/time'
import { channelWords, chargeWords, illegalityWords, options, sectorWords } from '@/ui/words'
import { aggravationWords, measureWords, needsApproval, partyWords, refundWords, targetWords } from './caseWords'
import type { CaseMeasureView, CaseMovementView, CasePartyView, CasePenaltyView, CaseReferralView, CaseStepName, CaseView, Filled, PenaltyTypeView } from './useCases'

/** One field of a step's form. */
export interface CaseField {
  key: string
  label: string
  kind: 'text' | 'area' | 'day' | 'moment' | 'money' | 'number' | 'choice' | 'radio' | 'many' | 'names' | 'unit' | 'clue'
  need?: boolean
  hint?: string
  options?: { value: string; label: string }[]
  max?: number
  /** Only asked for when it means something. */
  when?: (filled: Filled) => boolean
  /** Beside the next one. */
  half?: boolean
}

/** A step of a case as a form: what is asked for, and how it is sent. */
export interface CaseForm {
  step: CaseStepName
  title: string
  verb: string
  lead?: string
  fields: CaseField[]
  filled: Filled
  more?: Record<string, string>
  /** What is sent, where it is not what was filled in. */
  body?: (filled: Filled) => Filled
  done: (after: CaseView) => string
}

const day = (key: string, label: string): CaseField => ({ key, label, kind: 'day', need: true, half: true })
const body = (label: string): CaseField => ({ key: 'body', label, kind: 'text', need: true, max: 100, half: true })
const reason: CaseField = { key: 'reason', label: '原因', kind: 'area', need: true, max: 500 }

export function measureForm(file: CaseView, kind = 'WARNING_TALK'): CaseForm {
  return {
    step: 'measure', title: '采取措施', verb: '登记措施', lead: '措施可以多项并用，互不排斥。行政处罚、移送公安请用各自的登记。',
    fields: [
      { key: 'kind', label: '措施', kind: 'choice', need: true, options: options(measureWords) },
      day('decidedOn', '决定日期'), body('决定机关'),
      { key: 'approvedBy', label: '批准人', kind: 'text', need: true, max: 50, hint: '须经牵头部门主要负责人批准（条例第二十四条）。', when: (f) => needsApproval(f.kind), half: true },
      { key: 'officers', label: '经办人员', kind: 'names', hint: '两人以上，用顿号或逗号隔开。', half: true },
      { key: 'content', label: '内容', kind: 'area', need: true, max: 2000, hint: '对谁、做什么、到什么程度。' },
      { key: 'paperNo', label: '文书号', kind: 'text', max: 100, half: true },
      { key: 'dueOn', label: '完成期限', kind: 'day', hint: '不填的，责令整改、查封扣押按法定或设定期限计算。', half: true },
      { key: 'evidence', label: '证据或回执', kind: 'text', max: 500, hint: '照片、送达回证等放在哪里。' },
    ],
    filled: { kind, decidedOn: today(), body: file.handlingBody, officers: '' },
    done: (after) => `已登记“${measureWords[after.measures[after.measures.length - 1]!.kind]}”。`,
  }
}
export const measureEndForm = (m: CaseMeasureView): CaseForm => ({
  step: 'measureEnd', title: `“${measureWords[m.kind]}”的结果`, verb: '登记结果', more: { measureId: m.measureId }, lead: m.content,
  fields: [day('resultOn', '结果日期'), { key: 'result', label: '结果', kind: 'area', need: true, max: 2000, hint: '例如：已停止宣传，门头已拆除。' }],
  filled: { resultOn: today() }, done: () => '结果已登记。',
})
export const measureExtendForm = (m: CaseMeasureView): CaseForm => ({
  step: 'measureExtend', title: `延长“${measureWords[m.kind]}”`, verb: '延长', more: { measureId: m.measureId }, lead: `原到期日 ${m.dueOn ?? ''}。只能延长一次，最长三十日（行政强制法第二十五条）。`,
  fields: [{ key: 'to', label: '延长至', kind: 'day', need: true, half: true }, { key: 'approvedBy', label: '批准人', kind: 'text', need: true, max: 50, half: true }, { ...reason, label: '延长理由' }],
  filled: {}, done: (after) => `已延长至 ${after.measures.find((x) => x.measureId === m.measureId)?.extendedTo ?? ''}。`,
})
export const measureRevokeForm = (m: CaseMeasureView): CaseForm => ({
  step: 'measureRevoke', title: `撤销“${measureWords[m.kind]}”`, verb: '撤销', more: { measureId: m.measureId }, lead: '撤销后仍可查看，不再计入本案措施。',
  fields: [reason], filled: {}, done: () => '已撤销。',
})

export function moneyForm(file: CaseView, returned: boolean): CaseForm {
  return returned
    ? {
        step: 'money', title: '登记清退', verb: '登记清退', lead: '填这一次清退的，不填累计数。',
        fields: [
          { key: 'returned', label: '本次清退金额', kind: 'money' }, { key: 'repaidParticipants', label: '本次清退人数', kind: 'number', half: true },
          day('occurredOn', '清退日期'),
          { key: 'source', label: '资金来源', kind: 'choice', options: options(refundWords), hint: '条例第二十六条。' },
          { key: 'paperNo', label: '凭证号', kind: 'text', max: 100, half: true }, { key: 'note', label: '说明', kind: 'text', max: 500, half: true },
        ],
        filled: { occurredOn: today() }, done: (after) => `清退已登记，未清退还有 ${after.sums.outstanding ?? 0} 元。`,
      }
    : {
        step: 'money', title: '新查明金额、人数', verb: '登记', lead: `只填比现在多查明的部分；现在是 ${file.sums.raised ?? '未查明'}${file.sums.raised == null ? '' : ' 元'}、${file.sums.participants ?? '未查明'}${file.sums.participants == null ? '' : ' 人'}。填多了的，用“冲正”。`,
        fields: [
          { key: 'raised', label: '新增集资金额', kind: 'money' }, { key: 'participants', label: '新增参与人数', kind: 'number', half: true },
          day('occurredOn', '查明日期'),
          { key: 'paperNo', label: '依据文书号', kind: 'text', max: 100, half: true }, { key: 'note', label: '说明', kind: 'text', max: 500, half: true },
        ],
        filled: { occurredOn: today() }, done: (after) => `已登记，集资金额现为 ${after.sums.raised ?? 0} 元。`,
      }
}
export const reverseForm = (m: CaseMovementView): CaseForm => ({
  step: 'reverse', title: '冲正', verb: '冲正', more: { movementId: m.movementId }, lead: `冲正 ${m.occurredOn} 的这一笔：记一笔相反的变动，原来的仍可查看。`,
  fields: [reason], filled: {}, done: () => '已冲正。',
})

export const determineForm = (file: CaseView): CaseForm => ({
  step: 'determine', title: '登记调查认定', verb: '登记认定', lead: '行政认定不是刑事立案的必经程序（条例第二十三条）。',
  fields: [
    day('determinedOn', '认定日期'), body('认定机关'),
    { key: 'illegality', label: '认定结论', kind: 'radio', need: true, options: options(illegalityWords) },
    { key: 'conclusion', label: '认定意见', kind: 'area', need: true, max: 1000, hint: '附件3“行政认定”一栏照此填写。' },
    { key: 'basis', label: '认定依据', kind: 'area', need: true, max: 1000 },
    { key: 'paperNo', label: '文书号', kind: 'text', max: 100 },
  ],
  filled: { determinedOn: today(), body: file.handlingBody, illegality: 'ILLEGAL', basis: '《防范和处置非法集资条例》第二条、第十九条' },
  done: () => '认定已登记。',
})
export const fileForm = (file: CaseView): CaseForm => ({
  step: 'file', title: file.filing ? '更正行政立案' : '登记行政立案', verb: '登记立案', lead: '立案后九十日内作出处理决定（行政处罚法第六十条）。',
  fields: [day('filedOn', '立案日期'), body('立案机关'), { key: 'number', label: '立案号', kind: 'text', max: 100 }],
  filled: { filedOn: file.filing?.filedOn ?? today(), body: file.filing?.body ?? file.handlingBody, number: file.filing?.number ?? '' },
  done: (after) => `立案已登记，${after.filing?.decisionDue ?? ''}前作出决定。`,
})

export function penaltyForm(file: CaseView, types: readonly PenaltyTypeView[]): CaseForm {
  const basis: Record<string, string> = { FACILITATOR_PARTY: '《防范和处置非法集资条例》第三十一条', UNCOOPERATIVE: '《防范和处置非法集资条例》第三十六条' }
  const fined = (f: Filled) => ((f.types as string[] | undefined) ?? []).some((t) => t === '03' || t === '04' || t === '05')
  return {
    step: 'penalise', title: '登记行政处罚', verb: '登记处罚', lead: '一份决定书登记一次；几种处罚并处的一起选。约谈、整改、清退不是处罚，登记在措施里。',
    fields: [
      { key: 'types', label: '处罚类型', kind: 'many', need: true, options: types.map((t) => ({ value: t.code, label: t.label })) },
      { key: 'amount', label: '罚没金额', kind: 'money', when: fined },
      { key: 'target', label: '处罚对象', kind: 'choice', need: true, options: options(targetWords), half: true },
      { key: 'against', label: '被处罚人', kind: 'text', need: true, max: 200, half: true },
      { key: 'gain', label: '违法所得', kind: 'money', hint: '协助人的罚款为违法所得一至三倍（条例第三十一条）。', when: (f) => f.target === 'FACILITATOR_PARTY' },
      { key: 'basis', label: '处罚依据', kind: 'text', need: true, max: 500 },
      day('decidedOn', '决定日期'), body('作出处罚的机关'),
      { key: 'documentNo', label: '决定书文号', kind: 'text', max: 100, half: true }, { key: 'note', label: '备注', kind: 'text', max: 1000, half: true },
    ],
    filled: { types: [], target: 'FUNDRAISER_UNIT', against: file.subjectName, basis: '《防范和处置非法集资条例》第三十条', decidedOn: today(), body: file.handlingBody },
    body: (f) => ({ ...f, basis: f.basis || basis[String(f.target)], amount: fined(f) ? f.amount : undefined }),
    done: (after) => after.penalties[after.penalties.length - 1]?.warning ?? '处罚已登记。',
  }
}
export const penaltyRevokeForm = (p: CasePenaltyView): CaseForm => ({
  step: 'penaltyRevoke', title: '撤销处罚', verb: '撤销', more: { penaltyId: p.penaltyId }, lead: `${p.against}：${p.types.map((t) => t.label).join('、')}。撤销后仍可查看。`,
  fields: [day('revokedOn', '撤销日期'), reason], filled: { revokedOn: today() }, done: () => '已撤销；已公开的，三日内撤回公开信息（行政处罚法第四十八条）。',
})

export const referForm = (): CaseForm => ({
  step: 'refer', title: '移送公安：批准', verb: '登记决定', lead: '两名以上人员组成专案组书面报告，正职负责人三日内决定；不批准的写明理由，记录在案（移送规定第五条）。',
  fields: [
    day('reportedOn', '报告日期'), { key: 'officers', label: '专案组人员', kind: 'names', need: true, hint: '两人以上。', half: true },
    day('decidedOn', '决定日期'), { key: 'decidedBy', label: '决定人（正职负责人）', kind: 'text', need: true, max: 50, half: true },
    { key: 'approved', label: '决定', kind: 'radio', need: true, options: [{ value: 'yes', label: '批准移送' }, { value: 'no', label: '不批准移送' }] },
    { ...reason, label: '不批准的理由', when: (f) => f.approved === 'no' },
  ],
  filled: { reportedOn: today(), decidedOn: today(), officers: '', approved: 'yes' },
  body: (f) => ({ ...f, approved: f.approved === 'yes' }),
  done: (after) => (after.referrals[after.referrals.length - 1]?.approved ? '已批准，24小时内移送。' : '不批准的决定和理由已记录在案。'),
})
export const handOverForm = (r: CaseReferralView): CaseForm => ({
  step: 'handOver', title: '登记移送', verb: '登记移送', more: { referralId: r.referralId }, lead: r.dueSentence ?? '',
  fields: [
    { key: 'handedOverAt', label: '移送时间', kind: 'moment', need: true, half: true }, { key: 'organ', label: '接收机关', kind: 'text', need: true, max: 100, half: true },
    { key: 'paperNo', label: '移送书文号', kind: 'text', max: 100, half: true }, { key: 'acceptedOn', label: '公安签收日期', kind: 'day', half: true },
  ],
  filled: {}, done: (after) => `已移送${after.referrals.find((x) => x.referralId === r.referralId)?.organ ?? ''}。`,
})
export const policeForm = (r: CaseReferralView): CaseForm => ({
  step: 'police', title: '登记公安决定', verb: '登记', more: { referralId: r.referralId }, lead: r.dueSentence ?? '',
  fields: [
    { key: 'filed', label: '公安决定', kind: 'radio', need: true, options: [{ value: 'yes', label: '立案' }, { value: 'no', label: '不予立案' }] },
    day('decidedOn', '决定日期'), { key: 'paperNo', label: '通知书文号', kind: 'text', max: 100, half: true },
    { key: 'charge', label: '立案罪名', kind: 'radio', need: true, options: options(chargeWords), when: (f) => f.filed === 'yes' },
    { ...reason, label: '不予立案的理由', when: (f) => f.filed === 'no' },
  ],
  filled: { filed: 'yes', decidedOn: today(), charge: 'ILLEGAL_PUBLIC_DEPOSITS' },
  body: (f) => ({ ...f, filed: f.filed === 'yes' }),
  done: (after) => (after.criminalFiledOn ? '公安立案已登记。' : '不予立案已登记；有异议的，三日内提请复议。'),
})
export const reconsiderForm = (r: CaseReferralView): CaseForm => ({
  step: 'reconsider', title: '提请复议', verb: '提请复议', more: { referralId: r.referralId }, lead: r.dueSentence ?? '', fields: [{ key: 'askedOn', label: '提请日期', kind: 'day', need: true }],
  filled: { askedOn: today() }, done: () => '已登记提请复议，公安机关三日内答复。',
})

export const changeForm = (file: CaseView): CaseForm => ({
  step: 'change', title: '更正基本情况', verb: '保存',
  fields: [
    { key: 'name', label: '案件名称', kind: 'text', need: true, max: 200 },
    { key: 'leadUnitId', label: '牵头单位', kind: 'unit', need: true, half: true }, { key: 'handlingBody', label: '负责处置的行政机关', kind: 'text', need: true, max: 100, half: true },
    { key: 'sector', label: '行业领域', kind: 'choice', need: true, options: options(sectorWords) },
    { key: 'channel', label: '集资渠道', kind: 'radio', need: true, options: options(channelWords) },
    { key: 'situation', label: '风险情况描述', kind: 'area', need: true, max: 4000 },
    { key: 'aggravations', label: '加重情形', kind: 'many', options: options(aggravationWords), hint: '有的，刑事追责标准按司法解释相应降低。' },
    { key: 'remark', label: '备注', kind: 'area', max: 1000, hint: '附件3“备注”一栏照此填写。' },
  ],
  filled: {
    name: file.name, leadUnitId: file.leadUnitId, handlingBody: file.handlingBody, sector: file.sector, channel: file.channel, situation: file.situation,
    aggravations: [...file.aggravations], remark: file.remark ?? '',
  },
  done: () => '基本情况已更正。',
})
export const superviseForm = (file: CaseView): CaseForm => ({
  step: 'supervise', title: '包案与督办', verb: '保存', lead: '五年以上和亿元以上重点案件由县级领导包案、挂牌督办（固政办〔2025〕10号第18条）。',
  fields: [
    { key: 'leader', label: '包案领导', kind: 'text', max: 50, half: true }, { key: 'supervisedOn', label: '挂牌督办日期', kind: 'day', half: true },
    { key: 'supervisionNumber', label: '督办通知书文号', kind: 'text', max: 100 }, { key: 'plan', label: '一案一策', kind: 'area', max: 2000, hint: '难点堵点和下一步做法。' },
  ],
  filled: { leader: file.leader ?? '', supervisedOn: file.supervisedOn ?? '', supervisionNumber: file.supervisionNumber ?? '', plan: file.plan ?? '' },
  done: () => '包案督办已登记。',
})
export const partyForm = (): CaseForm => ({
  step: 'party', title: '增加当事人', verb: '增加',
  fields: [
    { key: 'role', label: '身份', kind: 'radio', need: true, options: options(partyWords) }, { key: 'name', label: '单位名称或个人姓名', kind: 'text', need: true, max: 200 },
    { key: 'creditCode', label: '统一社会信用代码', kind: 'text', max: 18 }, { key: 'note', label: '说明', kind: 'text', max: 500, hint: '职务、作用等。不写身份证号码和电话。' },
  ],
  filled: { role: 'FUNDRAISER' }, done: () => '当事人已增加。',
})
export const partyOutForm = (p: CasePartyView): CaseForm => ({
  step: 'partyOut', title: `移出“${p.name}”`, verb: '移出', more: { partyId: p.partyId }, lead: '误列的当事人移出后仍留有记录。', fields: [reason], filled: {}, done: () => '已移出。',
})
export const linkForm = (): CaseForm => ({
  step: 'link', title: '关联线索', verb: '关联', lead: '可关联核查结论为“是”或“待认定”、还没有立案件的线索。',
  fields: [
    { key: 'clue', label: '线索', kind: 'clue', need: true },
    { key: 'withMoney', label: '该线索的核查金额和人数', kind: 'radio', need: true, options: [{ value: 'yes', label: '计入本案' }, { value: 'no', label: '不计入（本案已包含）' }] },
  ],
  filled: { withMoney: 'yes' },
  body: (f) => {
    const [clueId, clueVersion] = String(f.clue ?? '').split('@')
    return { clueId, clueVersion: Number(clueVersion), withMoney: f.withMoney === 'yes' }
  },
  done: () => '线索已关联。',
})
