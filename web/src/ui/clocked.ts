import type { ClueStatus } from './words'

/** While a clue waits for a decision or a finding its due day counts. */
export const clocked: readonly ClueStatus[] = ['REGISTERED', 'ASSIGNED', 'VERIFYING']
