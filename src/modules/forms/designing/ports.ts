import type { Context } from '../../../platform/context.ts'
import type { People } from '../../audit/index.ts'
import type { FormsPorts } from '../ports.ts'
import type { Owner } from '../rules.ts'

/** What the builder needs beside what every part of forms does. */
export interface DesigningPorts extends FormsPorts {
  /** Names of those who edited and published. */
  people: People
  /**
   * Owners of other forms of the same organisation, newest first, from which questions may be taken; the builder asks
   * `mayDesign` of each.
   */
  related(context: Context, owner: Owner): Promise<Owner[]>
}
