import type { Calendar } from '../calendar.ts'
import type { Story } from '../story.ts'
import { park } from './park.ts'

/** All that happens in the demonstration network, around the present day. */
export const storiesOf = (calendar: Calendar): Story[] => [park(calendar)]
