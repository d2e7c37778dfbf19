import type { Context } from '../../platform/context.ts'
import type { HttpContext } from '../../platform/http/index.ts'
import type { Desk } from '../../ui/index.ts'
import type { FormsPorts, Owner } from '../forms/index.ts'
import type { Process } from '../processes/index.ts'
import type { IntakeSettings } from '../remarks/index.ts'

/** What `app` hands to the work in the field. */
export interface FieldPorts {
  /** Around the pages of those who work in teams. */
  desk(c: HttpContext): Desk
  intakeOf(context: Context, process: Process): Promise<IntakeSettings>
  forms: FormsPorts
  /** Owners of the forms that are answered in a process: its surveys. */
  formOwnersOf(context: Context, process: Process): Promise<Owner[]>
}
