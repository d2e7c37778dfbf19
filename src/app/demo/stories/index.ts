import type { Calendar } from '../calendar.ts'
import type { Story } from '../story.ts'
import { buses } from './buses.ts'
import { generalPlan } from './general-plan.ts'
import { park } from './park.ts'

/** All that happens in the demonstration network, around the present day. */
export const storiesOf = (calendar: Calendar): Story[] => [park, generalPlan, buses].map((story) => story(calendar))
