/** The patterns that alerts name, by the words of docs/detection/flow.md. */
export const typologyWords: Record<string, string> = {
  RETURN: '还本付息', RHYTHM: '定期付息', PONZI: '以新还旧', LATTICE: '收益率集中', ELDER: '老年出资人偏多', COMMISSION: '新出资后付提成', PASS_THROUGH: '归集后流向个人', AWAKENING: '新设或休眠后骤活',
  STRUCTURING: '拆分规避大额', PUBLIC_REACH: '跨地区不特定对象', POS_COLLECTION: '收单入账、付给个人', WIND_DOWN: '兑付异常', ROLL_OVER: '复投滚存', ROTATION: '多账户轮换',
}
