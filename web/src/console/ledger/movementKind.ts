import type { MovementKind } from './useLedger'

export const movementWords: Record<MovementKind, string> = { OPENED: '立账', VERIFIED: '核查结论' }
