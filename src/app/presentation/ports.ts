import type { Context } from '../../platform/context.ts'
import type { Slide } from '../../platform/documents/index.ts'
import type { Translate } from '../../platform/texts/index.ts'

/** A part of the network that has something of its own to show: meetings, practices, the contest. */
export interface SlideSource {
  /** Null while there is nothing to show. */
  slide(context: Context, t: Translate): Promise<Slide | null>
}

/** Something the network promised to do each year. */
export interface Duty {
  /** In words: „spotkania Sieci”. */
  label: string
  done: number
  promised: number
}

export interface DutySource {
  duty(context: Context, t: Translate, year: number): Promise<Duty>
}

export interface PresentationPorts {
  slides: SlideSource[]
  duties: DutySource[]
}
