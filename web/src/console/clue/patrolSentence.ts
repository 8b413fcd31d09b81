import type { PatrolTargetView } from '@/api'
import { patrolOutcomeWords } from '@/ui/words'

/** What a patrol saw, whole: the day, the outcome and every word of the note. */
export const patrolSentence = (day: string | undefined, outcome: NonNullable<PatrolTargetView['outcome']>, note: string | undefined): string =>
  `${day ?? ''}走访排查：${patrolOutcomeWords[outcome]}。${note ? `${note}${/[。！？.!?]$/.test(note) ? '' : '。'}` : ''}`
