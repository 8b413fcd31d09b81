import type { TermSetting, TermStepView, TermUnit } from './useTerms'

/** As it follows a number. */
export const termUnitLabels: Record<TermUnit, string> = { WORKING_DAYS: '个工作日', DAYS: '日', HOURS: '小时', MINUTES: '分钟' }

/** As it stands alone. */
export const termUnitWords: Record<TermUnit, string> = { WORKING_DAYS: '工作日', DAYS: '自然日', HOURS: '小时', MINUTES: '分钟' }

export const termText = (setting: TermSetting): string => `${setting.amount}${termUnitLabels[setting.unit]}`

/** What the platform brought along, and nobody set. */
export const brought = (setting: TermSetting): boolean => setting.setByName === '平台'

/** Whether a setting is law, a default of the platform, or was set here. */
export function termOrigin(setting: TermSetting): [word: string, mark: string] {
  if (setting.platformDefault) return ['默认值', 'orange']
  return brought(setting) ? ['法定', 'blue'] : ['本地设定', 'accent']
}

/** Whether this is the setting in force. */
export const inForce = (step: TermStepView, setting: TermSetting): boolean =>
  setting.since === step.current.since && setting.setAt === step.current.setAt

/** What starts the clock: the day after, or the moment itself. */
export const termStart = (step: TermStepView): string =>
  step.step === 'REMINDER_LEAD' ? '到期日往前数' : step.current.unit === 'HOURS' || step.current.unit === 'MINUTES' ? `${step.begins}时起` : `${step.begins}次日起`
