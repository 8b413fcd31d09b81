import { patrolOutcomeWords } from '@/ui/words'

/** What a patrol saw, whole: the day, the outcome and every word of the note. */
export const patrolSentence = (day: string | undefined, outcome: keyof typeof patrolOutcomeWords, note: string | undefined): string =>
  `${day ?? ''}走访排查：${patrolOutcomeWords[outcome]}。${note ? `${note}${/[。！？.!?]$/.test(note) ? '' : '。'}` : ''}`
