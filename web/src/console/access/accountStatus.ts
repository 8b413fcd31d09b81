import type { AccountStatus } from './useAccounts'

export const accountStatusWords: Record<AccountStatus, string> = { ACTIVE: '在用', LOCKED: '已锁定', DISABLED: '已停用' }
export const accountStatusMarks: Record<AccountStatus, string> = { ACTIVE: 'green', LOCKED: 'orange', DISABLED: 'grey' }
