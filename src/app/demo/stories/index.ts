import type { Calendar } from '../calendar.ts'
import type { Story } from '../story.ts'
import { buses } from './buses.ts'
import { cooperation } from './cooperation.ts'
import { cyclePath } from './cycle-path.ts'
import { generalPlan } from './general-plan.ts'
import { lake } from './lake.ts'
import { park } from './park.ts'
import { revitalisation } from './revitalisation.ts'
import { schools } from './schools.ts'
import { shortStories } from './short-stories.ts'
import { strategy } from './strategy.ts'

/** All that happens in the demonstration network, around the present day. */
export const storiesOf = (calendar: Calendar): Story[] => [
  ...[park, generalPlan, revitalisation, strategy, schools, buses, cyclePath, cooperation, lake].map((story) =>
    story(calendar),
  ),
  ...shortStories(calendar),
]
